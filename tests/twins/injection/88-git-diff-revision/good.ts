import { execFile } from 'child_process';
import Koa from 'koa';
import Router from '@koa/router';

const router = new Router();

const isRevision = (rev: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._/-]{0,79}$/.test(rev);

function gitLines(args: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile('git', args, { cwd: '/srv/handbook.git' }, (err, stdout) =>
      err ? reject(err) : resolve(stdout.split('\n')),
    );
  });
}

router.get('/compare/:base', async (ctx: Koa.Context) => {
  const base = ctx.params.base as string;
  const head = (ctx.query.head as string) || 'main';
  if (![base, head].every(isRevision)) {
    ctx.throw(400, 'bad revision');
  }
  ctx.body = { base, head, files: await gitLines(['diff', '--name-only', base, head]) };
});

export default router;
