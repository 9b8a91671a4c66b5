import Router from '@koa/router';
import { requireUser } from '../auth.mjs';
import { statements } from '../db/statements.mjs';

const router = new Router({ prefix: '/statements' });

router.use(requireUser);

const pageOf = (raw) => {
  const n = Number.parseInt(raw ?? '1', 10);
  return Number.isInteger(n) && n > 0 && n < 500 ? n : 1;
};

router.get('/', async (ctx) => {
  const { userId = ctx.state.user.id, page } = ctx.query;

  const rows = await statements.findByUser(String(userId), { offset: (pageOf(page) - 1) * 25, limit: 25 }); // fault: CWE-639
  ctx.body = rows.map(({ id, month, total }) => ({ id, month, total }));
});

export default router;
