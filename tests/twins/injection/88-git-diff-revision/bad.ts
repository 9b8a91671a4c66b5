import { execFile } from 'child_process';
import Koa from 'koa';
import Router from '@koa/router';

const router = new Router();

const isRevision = (rev: string): boolean => rev.length > 0 && rev.length < 80 && !/[\s;|&$`<>]/.test(rev);

function gitLines(args: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile('git', args, { cwd: '/srv/handbook.git' }, (err, stdout) => // fault: CWE-88|CWE-78
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
