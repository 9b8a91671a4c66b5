const ejs = require('ejs');
const { Router } = require('express');
const Customer = require('../models/customer');
const { requireStaff } = require('../middleware/staff');

const router = Router();

const LETTERHEAD = '<header><h1><%= company %></h1></header>';

async function preview(body, customer) {
  const page = [LETTERHEAD, '<main><%= body %></main>', '<footer><%= date %></footer>'].join('\n');
  return ejs.render(
    page,
    { company: 'Acme Ltd', date: new Date().toDateString(), name: customer.name, body: String(body) },
    { async: true },
  );
}

router.post('/letters/preview', requireStaff, async (req, res, next) => {
  try {
    const customer = await Customer.findByPk(Number(req.body.customerId));
    if (!customer) return res.sendStatus(404);
    const html = await preview(req.body.text ?? '', customer);
    return res.json({ length: html.length, words: html.split(/\s/).length });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
