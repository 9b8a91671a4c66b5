const Invoice = require('../models/invoice');

const pick = (obj, ...keys) => keys.reduce((out, k) => (obj[k] === undefined ? out : { ...out, [k]: obj[k] }), {});

module.exports = {
  // GET /invoices/summary?status=open&currency=EUR   (query parser: extended)
  async summary(req, res) {
    const filter = pick(req.query, 'status', 'currency');
    filter.owner = req.user._id;

    const total = await Invoice.countDocuments(filter); // fault: CWE-943
    res.json({ total });
  },
};
