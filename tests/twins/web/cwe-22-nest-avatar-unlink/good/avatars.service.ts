import { Injectable, NotFoundException } from '@nestjs/common';
import { unlink } from 'fs/promises';
import { join } from 'path';

@Injectable()
export class AvatarsService {
  private readonly folder = join(process.cwd(), 'uploads', 'avatars');

  private pathOf(name: string): string {
    return `${this.folder}/${name}.webp`;
  }

  async remove(name: string): Promise<void> {
    try {
      await unlink(this.pathOf(name));
    } catch {
      throw new NotFoundException('No such avatar');
    }
  }
}
