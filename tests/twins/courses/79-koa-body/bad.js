const Router = require('@koa/router');

const router = new Router();

router.get('/hello/:name', async (ctx) => {
  const { name } = ctx.params;
  ctx.type = 'html';
  ctx.body = `<p>Hello ${name}</p>`; // fault: CWE-79
});

module.exports = router;
