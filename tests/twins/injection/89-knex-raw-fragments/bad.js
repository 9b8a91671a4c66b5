const Router = require('@koa/router');
const knex = require('../knex');
const { authenticated } = require('../middleware/authenticated');

const router = new Router({ prefix: '/products' });

router.use(authenticated);

const applyPrice = (qb, price) => {
  if (!price) return qb;
  const [min, max] = price.split('-');
  return qb.whereRaw(`price_cents BETWEEN ${min} AND ${max || min}`); // fault: CWE-89
};

const applySort = (qb, sort) =>
  sort ? qb.orderByRaw(sort.startsWith('-') ? `${sort.slice(1)} DESC NULLS LAST` : `${sort} ASC NULLS LAST`) : qb; // fault: CWE-89

router.get('/', async (ctx) => {
  const { category, price, sort } = ctx.query;
  const query = knex('products').select('id', 'name', 'price_cents').where({ published: true }).limit(60);

  if (category) query.andWhere('category_slug', String(category));
  applyPrice(query, price);
  applySort(query, sort);

  ctx.body = await query;
});

module.exports = router;
