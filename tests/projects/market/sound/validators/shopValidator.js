const Joi = require('joi');
const { objectId, idParam, paging } = require('./common');
const { CATEGORIES, ORDER_STATUS } = require('../utils/constants');
const { CARRIER_NAMES } = require('../services/shippingService');
const { NAME_PATTERN } = require('../services/imageService');

const product = {
  title: Joi.string().trim().min(3).max(120),
  description: Joi.string().trim().max(4000).allow(''),
  category: Joi.string().valid(...CATEGORIES),
  price: Joi.number().integer().min(1).max(10_000_000),
  stock: Joi.number().integer().min(0).max(100_000),
  weightGrams: Joi.number().integer().min(1).max(60_000),
  published: Joi.boolean(),
};
const required = (fields) => Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.required()]));
const { published, description, ...mustHave } = product;

const address = Joi.object({
  country: Joi.string().length(2).uppercase().required(),
  city: Joi.string().trim().max(80).required(),
  postcode: Joi.string().pattern(/^[A-Z0-9 -]{3,10}$/i).required(),
  street: Joi.string().trim().max(120).required(),
});

const review = { rating: Joi.number().integer().min(1).max(5), text: Joi.string().trim().max(2000).allow('') };

module.exports = {
  byId: { params: idParam },
  imageName: { params: Joi.object({ name: Joi.string().pattern(NAME_PATTERN).required() }) },
  linkName: { params: Joi.object({ name: Joi.string().max(20).required() }) },
  listProducts: { query: Joi.object({
    ...paging,
    category: product.category,
    maxPrice: Joi.number().integer().min(1),
    q: Joi.string().trim().min(2).max(60),
  }) },
  createProduct: { body: Joi.object({ ...required(mustHave), description, published }) },
  updateProduct: { params: idParam, body: Joi.object(product).min(1) },
  placeOrder: { body: Joi.object({
    items: Joi.array().items(Joi.object({
      product: objectId.required(),
      quantity: Joi.number().integer().min(1).max(50).required(),
    })).min(1).max(30).unique('product').required(),
    address: address.required(),
    carrier: Joi.string().valid(...CARRIER_NAMES).required(),
    note: Joi.string().trim().max(500).allow(''),
  }) },
  listOrders: { query: Joi.object({ ...paging, status: Joi.string().valid(...ORDER_STATUS) }) },
  moveOrder: { params: idParam, body: Joi.object({ status: Joi.string().valid('shipped', 'delivered').required() }) },
  invoice: { params: idParam, query: Joi.object({ paper: Joi.string().valid('a4', 'us-letter').default('a4') }) },
  createReview: { params: idParam, body: Joi.object({ rating: review.rating.required(), text: review.text }) },
  updateReview: { params: idParam, body: Joi.object(review).min(1) },
  apply: { body: Joi.object({ shopName: Joi.string().trim().min(3).max(80).required() }) },
  payout: { body: Joi.object({ iban: Joi.string().replace(/\s+/g, '').uppercase().pattern(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/).required() }) },
  storefront: { body: Joi.object({
    headline: Joi.string().trim().max(120).allow(''),
    accent: Joi.string().pattern(/^#[0-9a-f]{6}$/),
    vacation: Joi.boolean(),
  }).min(1) },
  apiKey: { body: Joi.object({ label: Joi.string().trim().min(1).max(60).required() }) },
  stock: { body: Joi.object({
    levels: Joi.array().items(Joi.object({
      product: objectId.required(),
      stock: product.stock.required(),
    })).min(1).max(200).required(),
  }) },
  listUsers: { query: Joi.object({ ...paging, role: Joi.string().valid('buyer', 'seller', 'admin') }) },
  setActive: { params: idParam, body: Joi.object({ active: Joi.boolean().required() }) },
  feature: { params: idParam, body: Joi.object({ featured: Joi.boolean().required() }) },
  profile: { body: Joi.object({ name: Joi.string().trim().min(1).max(80).required() }) },
};
