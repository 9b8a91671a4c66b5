import { BadRequestException, Controller, ParseFilePipeBuilder, Post, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { sniffImage } from './sniff-image';

const PUBLIC_DIR = join(process.cwd(), 'public', 'banners');
const ALLOWED: Record<string, string> = { png: '.png', jpg: '.jpg' };

@Controller('banners')
@UseGuards(JwtAuthGuard)
export class BannersController {
  @Post()
  @UseInterceptors(FileInterceptor('banner', { limits: { fileSize: 1_000_000, files: 1, fields: 0, parts: 1 } }))
  async upload(
    @UploadedFile(new ParseFilePipeBuilder().addMaxSizeValidator({ maxSize: 1_000_000 }).build())
    file: Express.Multer.File,
  ) {
    const wanted = extname(file.originalname).toLowerCase();
    const ext = ALLOWED[await sniffImage(file.buffer)];
    if (!ext || wanted !== ext) throw new BadRequestException('png or jpg only');
    const name = randomBytes(12).toString('hex') + ext;
    await writeFile(join(PUBLIC_DIR, name), file.buffer, { flag: 'wx' });
    return { url: `/banners/${name}` };
  }
}
