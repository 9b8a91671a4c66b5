const Router = require('@koa/router');
const Joi = require('joi');
const { requireUser } = require('../middleware/require-user');
const transfers = require('../services/transfers');

const transferSchema = Joi.object({
  to: Joi.string().pattern(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/).required(),
  cents: Joi.number().integer().positive().max(5000000).required(),
  reference: Joi.string().max(70).allow('').default(''),
});

const router = new Router({ prefix: '/transfers' });
router.use(requireUser);

router.post('/', async (ctx) => {
  const { value: order } = transferSchema.validate(ctx.request.body); // fault: CWE-20|252|754

  const done = await transfers.send({
    from: ctx.state.user.accountId,
    to: order.to,
    cents: order.cents,
    reference: order.reference,
  });

  ctx.status = 201;
  ctx.body = { id: done.id, bookedAt: done.bookedAt };
});

module.exports = router;
