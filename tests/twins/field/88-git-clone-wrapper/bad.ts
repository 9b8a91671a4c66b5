import { spawn } from 'node:child_process';

export interface CloneOptions {
  branch?: string;
  depth?: number;
}

// Published API. Consumers hand us whatever their users typed into "Import repository".
export function clone(remote: string, dest: string, opts: CloneOptions = {}): Promise<void> {
  const argv = ['clone', '--quiet'];
  if (opts.depth) argv.push('--depth', String(opts.depth));
  if (opts.branch) argv.push('--branch', opts.branch);
  argv.push(remote, dest);
  return start(argv);
}

export async function importHandler(req: { body: { url: string; branch?: string } }, res: any) {
  const { url, branch } = req.body;
  await clone(url, `/var/lib/imports/${Date.now()}`, { branch, depth: 1 });
  res.status(202).json({ queued: true });
}

function start(argv: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', argv, { stdio: 'ignore' }); // fault: CWE-88|CWE-78
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`git exited with ${code}`))));
  });
}
