'use server';

import { spawnSync, type SpawnSyncOptionsWithStringEncoding } from 'node:child_process';
import { auth } from '@/lib/auth';
import { projectDir } from '@/lib/projects';

const options: SpawnSyncOptionsWithStringEncoding = { encoding: 'utf8', timeout: 60_000 };

export type BuildState = { ok: boolean; log: string[] };

export async function buildProject(_previous: BuildState, form: FormData): Promise<BuildState> {
  const session = await auth();
  if (!session) return { ok: false, log: ['please sign in'] };

  const target = form.get('target') === 'docs' ? 'docs' : 'site';
  const cwd = await projectDir(session.user.id);
  const steps = ['npm ci --ignore-scripts', `npm run build -- --target ${target}`];

  const log: string[] = [];
  for (const step of steps) {
    const { status, stdout } = spawnSync(step, { ...options, cwd, shell: '/bin/bash' });
    log.push(...stdout.split('\n'));
    if (status !== 0) return { ok: false, log };
  }
  return { ok: true, log };
}
