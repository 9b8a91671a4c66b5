import { BadRequestException, Controller, Post, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { memoryStorage } from 'multer';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { CsvImportService } from './csv-import.service';

@Controller('imports')
@UseGuards(JwtAuthGuard)
export class ImportsController {
  constructor(private readonly imports: CsvImportService) {}

  @Post('products')
  @UseInterceptors(
    FileInterceptor('sheet', { storage: memoryStorage() }), // fault: CWE-434|CWE-400|CWE-770
  )
  async products(@UploadedFile() sheet: Express.Multer.File) {
    if (!sheet) {
      throw new BadRequestException('sheet is missing');
    }
    const rows = await this.imports.parse(sheet.buffer);
    return { accepted: rows.length };
  }
}
