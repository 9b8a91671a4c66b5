const Router = require('@koa/router');
const knex = require('../knex');
const { authenticated } = require('../middleware/authenticated');

const router = new Router({ prefix: '/products' });

router.use(authenticated);

const applyPrice = (qb, price) => {
  if (!price) return qb;
  const [min, max] = String(price).split('-').map(Number);
  return qb.whereRaw(`price_cents BETWEEN ? AND ?`, [min || 0, max || min || 0]);
};

const SORTS = new Map([
  ['name', 'name ASC NULLS LAST'],
  ['-name', 'name DESC NULLS LAST'],
  ['price', 'price_cents ASC NULLS LAST'],
  ['-price', 'price_cents DESC NULLS LAST'],
]);

const applySort = (qb, sort) => (SORTS.has(sort) ? qb.orderByRaw(`${SORTS.get(sort)}`) : qb);

router.get('/', async (ctx) => {
  const { category, price, sort } = ctx.query;
  const query = knex('products').select('id', 'name', 'price_cents').where({ published: true }).limit(60);

  if (category) query.andWhere('category_slug', String(category));
  applyPrice(query, price);
  applySort(query, sort);

  ctx.body = await query;
});

module.exports = router;
