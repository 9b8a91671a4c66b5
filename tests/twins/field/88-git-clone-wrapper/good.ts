import { spawn } from 'node:child_process';

export interface CloneOptions {
  branch?: string;
  depth?: number;
}

// Published API. Consumers hand us whatever their users typed into "Import repository".
export function clone(remote: string, dest: string, opts: CloneOptions = {}): Promise<void> {
  const argv = ['clone', '--quiet'];
  if (opts.depth) argv.push('--depth', String(opts.depth));
  if (opts.branch) argv.push(`--branch=${opts.branch}`);
  argv.push('--', remote, dest);
  return start(argv);
}

export async function importHandler(req: { body: { url: string; branch?: string } }, res: any) {
  const { url, branch } = req.body;
  if (typeof url !== 'string' || !/^https:\/\/(github|gitlab)\.com\/[\w-]+\/[\w.-]+$/.test(url)) {
    res.status(400).json({ error: 'unsupported remote' });
    return;
  }
  if (branch !== undefined && !/^[\w][\w./-]{0,80}$/.test(branch)) {
    res.status(400).json({ error: 'bad branch name' });
    return;
  }
  await clone(url, `/var/lib/imports/${Date.now()}`, { branch, depth: 1 });
  res.status(202).json({ queued: true });
}

function start(argv: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', argv, { stdio: 'ignore', env: { ...process.env, GIT_ALLOW_PROTOCOL: 'https' } });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`git exited with ${code}`))));
  });
}
