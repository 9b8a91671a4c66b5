const Router = require('@koa/router');
const he = require('he');

const router = new Router();

const LABELS = {
  color: (v) => (/^#[0-9a-f]{6}$/i.test(v) ? `<i style="background:${v}"></i>` : ''),
  text: (v) => `<span>${he.encode(v)}</span>`,
};

router.get('/badge', (ctx) => {
  const { text = 'new', color = '#00aa00' } = ctx.query;
  const parts = Object.entries({ color, text }).map(([kind, value]) => LABELS[kind](String(value)));

  ctx.type = 'html';
  ctx.body = `<div class="badge">${parts.join('')}</div>`;
});

module.exports = router;
