import { BadRequestException, Controller, ParseFilePipeBuilder, Post, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';

const PUBLIC_DIR = join(process.cwd(), 'public', 'banners');

@Controller('banners')
@UseGuards(JwtAuthGuard)
export class BannersController {
  @Post()
  @UseInterceptors(FileInterceptor('banner', { limits: { fileSize: 1_000_000, files: 1, fields: 0, parts: 1 } }))
  async upload(
    @UploadedFile(new ParseFilePipeBuilder().addMaxSizeValidator({ maxSize: 1_000_000 }).build())
    file: Express.Multer.File,
  ) {
    const ext = extname(file.originalname).toLowerCase();
    if (!ext) throw new BadRequestException('extension missing');
    const name = randomBytes(12).toString('hex') + ext;
    await writeFile(join(PUBLIC_DIR, name), file.buffer); // fault: CWE-434
    return { url: `/banners/${name}` };
  }
}
