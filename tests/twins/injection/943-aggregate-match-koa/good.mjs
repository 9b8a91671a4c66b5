import Router from '@koa/router';
import { db } from '../mongo.mjs';
import { requireScope } from '../auth.mjs';

const router = new Router();

const groupStage = { $group: { _id: '$sku', units: { $sum: '$qty' } } };

const pipelineFor = (shop, { match, top = 10 }) => [
  { $match: { shop } },
  { $match: match?.region ? { region: `${match.region}` } : {} },
  groupStage,
  { $sort: { units: -1 } },
  { $limit: Math.min(Number(top) || 10, 50) },
];

router.post('/sales/top', requireScope('sales:read'), async (ctx) => {
  const { shopId } = ctx.state.user;
  const pipeline = pipelineFor(shopId, ctx.request.body);

  const cursor = db.collection('sales').aggregate(pipeline);
  ctx.body = { shop: shopId, top: await cursor.toArray() };
});

export default router;
