import { exec } from 'node:child_process';
import Router from '@koa/router';

const router = new Router();

router.get('/ping', async (context) => {
  const { host } = context.request.query;
  exec(`ping -c 1 ${host}`); // error: command-injection
  context.status = 204;
});

router.get('/next', (ctx) => ctx.redirect(ctx.query.to)); // error: open-redirect

export default router;
