import Router from '@koa/router';
import { backTarget } from './back.mjs';

const LANGUAGES = new Set(['en', 'de', 'fr']);
const router = new Router();

router.get('/language/:code', async (ctx) => {
  const { code } = ctx.params;
  if (LANGUAGES.has(code)) {
    ctx.cookies.set('lang', code, { httpOnly: true, secure: true, sameSite: 'lax' });
  }
  const where = backTarget(ctx);
  ctx.redirect(where);
});

export default router;
