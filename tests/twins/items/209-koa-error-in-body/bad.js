const Router = require('@koa/router');
const sharp = require('sharp');
const { requireUser } = require('../auth');
const files = require('../files');

const router = new Router();

router.get('/thumbs/:id', requireUser, async (ctx) => {
  const width = Number(ctx.query.w || 160);
  ctx.assert(Number.isInteger(width) && width >= 16 && width <= 1024, 400, 'w must be 16 to 1024');

  const original = await files.ofOwner(ctx.state.user.id, String(ctx.params.id));
  ctx.assert(original, 404);

  try {
    ctx.body = await sharp(original.data, { limitInputPixels: 40e6 }).resize({ width }).webp().toBuffer();
    ctx.type = 'image/webp';
    ctx.set('Cache-Control', 'private, max-age=300');
  } catch (e) {
    ctx.app.emit('error', e, ctx);
    ctx.status = 500;
    ctx.body = { error: 'thumbnail', cause: `${e}`, at: e.stack }; // fault: CWE-209
  }
});

module.exports = router;
