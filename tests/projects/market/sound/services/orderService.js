const mongoose = require('mongoose');
const { Order, Product } = require('../models');
const AppError = require('../utils/appError');
const shipping = require('./shippingService');

const TRANSITIONS = {
  buyer: { pending: ['cancelled'] },
  seller: { paid: ['shipped'], shipped: ['delivered'] },
};

const partyField = (as) => (as === 'seller' ? 'seller' : 'buyer');

exports.findFor = async (userId, orderId, as = 'buyer') => {
  const order = await Order.findOne({ _id: orderId, [partyField(as)]: userId });
  if (!order) throw AppError.notFound('Order');
  return order;
};

exports.listFor = (userId, as, { status }, { limit, skip, sort }) => Order
  .find({ [partyField(as)]: userId, ...(status && { status }) })
  .sort(sort)
  .skip(skip)
  .limit(limit)
  .exec();

exports.place = async (buyerId, { items, address, carrier, note }) => {
  const wanted = new Map(items.map((item) => [item.product, item.quantity]));
  const products = await Product.find({ _id: { $in: [...wanted.keys()] }, published: true, archivedAt: null });
  if (products.length !== wanted.size) throw AppError.notFound('Product');
  if (new Set(products.map((p) => String(p.seller))).size !== 1) {
    throw new AppError(400, 'MIXED_SELLERS', 'An order may only hold products of one seller');
  }

  const lines = products.map((p) => ({ product: p._id, title: p.title, unitPrice: p.price, quantity: wanted.get(p.id) }));
  const weightGrams = products.reduce((sum, p) => sum + p.weightGrams * wanted.get(p.id), 0);
  const quote = await shipping.quote({ carrier, country: address.country, postcode: address.postcode, weightGrams });
  const total = quote.cost + lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);

  return mongoose.connection.transaction(async (session) => {
    for (const line of lines) {
      const { modifiedCount } = await Product.updateOne(
        { _id: line.product, stock: { $gte: line.quantity } },
        { $inc: { stock: -line.quantity } },
        { session },
      );
      if (modifiedCount !== 1) throw new AppError(409, 'OUT_OF_STOCK', 'A product is no longer in stock');
    }
    const [order] = await Order.create([{
      buyer: buyerId, seller: products[0].seller, lines, note, total, shipping: { ...quote, ...address },
    }], { session });
    return order;
  });
};

exports.move = async (userId, orderId, as, status) => {
  const allowedFrom = Object.entries(TRANSITIONS[as]).filter(([, to]) => to.includes(status)).map(([from]) => from);
  const order = await Order.findOneAndUpdate(
    { _id: orderId, [partyField(as)]: userId, status: { $in: allowedFrom } },
    { $set: { status } },
    { returnDocument: 'after' },
  );
  if (!order) throw AppError.notFound('Order');
  return order;
};
