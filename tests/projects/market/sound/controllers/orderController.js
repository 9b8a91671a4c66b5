const orders = require('../services/orderService');
const invoices = require('../services/invoiceService');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');
const { page } = require('../utils/query');

const listAs = (party) => catchAsync(async (req, res) => {
  const found = await orders.listFor(req.auth.userId, party, req.valid.query, page(req.valid.query));
  res.json({ data: found.map((order) => order.toView()) });
});

exports.listBought = listAs('buyer');
exports.listSold = listAs('seller');

exports.place = catchAsync(async (req, res) => {
  const order = await orders.place(req.auth.userId, req.valid.body);
  logger.event('order_placed', req, { detail: { order: order.id, total: order.total } });
  res.status(201).location(`/api/v1/orders/${order.id}`).json({ data: order.toView() });
});

exports.get = catchAsync(async (req, res) => {
  const order = await orders.findFor(req.auth.userId, req.valid.params.id);
  res.json({ data: order.toView() });
});

exports.cancel = catchAsync(async (req, res) => {
  const order = await orders.move(req.auth.userId, req.valid.params.id, 'buyer', 'cancelled');
  res.json({ data: order.toView() });
});

exports.fulfil = catchAsync(async (req, res) => {
  const order = await orders.move(req.auth.userId, req.valid.params.id, 'seller', req.valid.body.status);
  res.json({ data: order.toView() });
});

exports.invoice = catchAsync(async (req, res) => {
  const { params, query } = req.valid;
  const order = await orders.findFor(req.auth.userId, params.id);
  const pdf = await invoices.render(order, query.paper);
  res.set('Content-Disposition', `attachment; filename="invoice-${order.id}.pdf"`);
  res.type('application/pdf').send(pdf);
});
