const Router = require('@koa/router');
const he = require('he');

const router = new Router();

router.get('/hello/:name', async (ctx) => {
  const { name } = ctx.params;
  ctx.type = 'html';
  ctx.body = `<p>Hello ${he.encode(name)}</p>`;
});

module.exports = router;
