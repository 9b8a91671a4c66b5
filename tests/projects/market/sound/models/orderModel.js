const { Schema, model } = require('mongoose');
const { ORDER_STATUS } = require('../utils/constants');

const orderSchema = new Schema({
  buyer: { type: Schema.Types.ObjectId, ref: 'User', required: true, index: true },
  seller: { type: Schema.Types.ObjectId, ref: 'User', required: true, index: true },
  lines: [{
    _id: false,
    product: { type: Schema.Types.ObjectId, ref: 'Product', required: true },
    title: String,
    unitPrice: Number,
    quantity: { type: Number, min: 1 },
  }],
  shipping: {
    _id: false,
    carrier: String,
    cost: Number,
    country: String,
    city: String,
    postcode: String,
    street: String,
  },
  note: { type: String, maxlength: 500 },
  total: { type: Number, required: true },
  status: { type: String, enum: ORDER_STATUS, default: 'pending' },
}, { timestamps: true });

orderSchema.methods.toView = function toView() {
  const { id, lines, shipping, note, total, status, createdAt } = this;
  return {
    id, note, total, status, createdAt,
    shipping: { carrier: shipping.carrier, cost: shipping.cost, country: shipping.country, city: shipping.city },
    lines: lines.map((line) => ({ product: line.product, title: line.title, unitPrice: line.unitPrice, quantity: line.quantity })),
  };
};

module.exports = model('Order', orderSchema);
