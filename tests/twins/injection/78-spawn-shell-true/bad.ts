import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Request, Response } from 'express';

interface ExportOptions {
  database: string;
  tables: string[];
}

export class DumpController {
  private readonly outDir = process.env.DUMP_DIR as string;
  private readonly spawnOptions = { shell: true, env: { PATH: process.env.PATH, PGPASSFILE: process.env.PGPASSFILE } };

  start = (req: Request<{}, unknown, ExportOptions>, res: Response): void => {
    const { tables } = req.body;
    if (!Array.isArray(tables) || tables.length === 0 || tables.length > 20) {
      res.status(400).json({ error: 'tables missing' });
      return;
    }
    const id = randomUUID();
    const flags = tables.flatMap((t) => ['--table', String(t)]);

    const child = spawn('pg_dump', ['--format=custom', ...flags, 'warehouse'], this.spawnOptions); // fault: CWE-78
    child.stdout.pipe(createWriteStream(join(this.outDir, `${id}.dump`)));
    child.on('error', () => res.status(500).json({ error: 'dump failed' }));
    child.on('spawn', () => res.status(202).json({ id }));
  };
}
