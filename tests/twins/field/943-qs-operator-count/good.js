const Invoice = require('../models/invoice');

const pick = (obj, ...keys) => keys.reduce((out, k) => (obj[k] === undefined ? out : { ...out, [k]: obj[k] }), {});
const asStrings = (obj) => Object.fromEntries(Object.entries(obj).map(([k, v]) => [k, String(v)]));

module.exports = {
  // GET /invoices/summary?status=open&currency=EUR   (query parser: extended)
  async summary(req, res) {
    const filter = asStrings(pick(req.query, 'status', 'currency'));
    filter.owner = req.user._id;

    const total = await Invoice.countDocuments(filter);
    res.json({ total });
  },
};
