import { execFile } from 'child_process';
import { Controller, Get, Param, ParseIntPipe, Query, UseGuards } from '@nestjs/common';
import { AdminGuard } from './admin.guard';

type Page = { archive: string; entries: string[] };

@Controller('backups')
@UseGuards(AdminGuard)
export class BackupsController {
  private list(script: string, ...positional: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      execFile('/bin/sh', ['-c', script, 'list-backup', ...positional], (err, stdout) =>
        err ? reject(err) : resolve(stdout),
      );
    });
  }

  @Get(':id/entries')
  async entries(@Param('id', ParseIntPipe) id: number, @Query('match') match = ''): Promise<Page> {
    const archive = `/var/backups/app/${id}.tar.gz`;
    const filter = match ? ` | grep -F -- "$2"` : '';
    const out = await this.list(`tar -tzf "$1"${filter} | head -n 500`, archive, match);
    return { archive: `${id}.tar.gz`, entries: out.split('\n').filter(Boolean) };
  }
}
