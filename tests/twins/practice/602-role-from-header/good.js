const router = require('express').Router();
const { authenticate } = require('../middleware/authenticate');
const directory = require('../services/directory');
const pricing = require('../services/pricing');
const { PriceChange } = require('../schemas/pricing');

const MANAGERS = ['manager', 'admin'];

async function isManager(req) {
  const { role } = await directory.findActive(req.user.id);
  return MANAGERS.includes(role);
}

router.use(authenticate);

router.put('/prices/:sku', async (req, res, next) => {
  try {
    if (!(await isManager(req))) {
      req.log.warn({ event: 'authz_fail', userId: req.user.id, action: 'price:update' });
      return res.status(403).json({ error: 'Managers only' });
    }

    const change = PriceChange.safeParse(req.body);
    if (!change.success) return res.status(400).json({ error: 'Invalid price' });

    await pricing.update(req.params.sku, change.data.cents, req.user.id);
    return res.status(204).end();
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
