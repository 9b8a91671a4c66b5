const path = require('node:path');
const config = require('../config');
const { Product } = require('../models');
const factory = require('./handlerFactory');
const images = require('../services/imageService');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const { MAX_IMAGES } = require('../middleware/upload');
const { etag } = require('../utils/crypto');
const { escapeRegExp } = require('../utils/query');

const VISIBLE = Object.freeze({ published: true, archivedAt: null });

const slugify = (title) => title.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

const searchFilter = ({ category, maxPrice, q }) => ({
  ...VISIBLE,
  ...(category && { category }),
  ...(maxPrice && { price: { $lte: maxPrice } }),
  ...(q && { title: { $regex: escapeRegExp(q), $options: 'i' } }),
});

exports.list = factory.list(Product, {
  filterOf: (req) => searchFilter(req.valid.query),
  view: (product) => product.toPublic(),
});

exports.get = catchAsync(async (req, res) => {
  const product = await Product.findOne({ _id: req.valid.params.id, ...VISIBLE });
  if (!product) throw AppError.notFound('Product');

  const tag = etag([product.id, product.updatedAt.toISOString()]);
  res.set({ ETag: tag, 'Cache-Control': 'public, max-age=60' });
  if (req.get('if-none-match') === tag) return res.status(304).end();
  return res.json({ data: product.toPublic() });
});

exports.image = (req, res, next) => {
  res.sendFile(req.valid.params.name, {
    root: path.resolve(config.uploadDir),
    dotfiles: 'deny',
    cacheControl: false,
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-site',
    },
  }, (err) => {
    if (err) next(err.code === 'ENOENT' ? AppError.notFound('Image') : err);
  });
};

exports.listOwn = factory.list(Product, {
  filterOf: (req) => ({ seller: req.auth.userId, archivedAt: null }),
  view: (product) => ({ ...product.toPublic(), stock: product.stock, published: product.published }),
});

exports.create = catchAsync(async (req, res) => {
  const fields = req.valid.body;
  const product = await Product.create({ ...fields, slug: slugify(fields.title), seller: req.auth.userId });
  res.status(201).json({ data: product.toPublic() });
});

exports.update = catchAsync(async (req, res) => {
  const { body, params } = req.valid;
  const changes = body.title ? { ...body, slug: slugify(body.title) } : body;
  const product = await Product.findOneAndUpdate(
    { _id: params.id, seller: req.auth.userId, archivedAt: null },
    { $set: changes },
    { returnDocument: 'after', runValidators: true },
  );
  if (!product) throw AppError.notFound('Product');
  res.json({ data: product.toPublic() });
});

exports.archive = catchAsync(async (req, res) => {
  const { matchedCount } = await Product.updateOne(
    { _id: req.valid.params.id, seller: req.auth.userId },
    { $set: { archivedAt: new Date(), published: false } },
  );
  if (matchedCount === 0) throw AppError.notFound('Product');
  res.status(204).end();
});

exports.addImages = catchAsync(async (req, res) => {
  const files = req.files ?? [];
  const own = { _id: req.valid.params.id, seller: req.auth.userId, archivedAt: null };
  if (!await Product.exists(own)) throw AppError.notFound('Product');

  const stored = [];
  for (const file of files) stored.push(await images.store(file.buffer));
  const product = await Product.findOneAndUpdate(
    { ...own, [`images.${MAX_IMAGES - stored.length}`]: { $exists: false } },
    { $push: { images: { $each: stored } } },
    { returnDocument: 'after' },
  );
  if (!product) {
    await Promise.all(stored.map(images.remove));
    throw new AppError(409, 'TOO_MANY_IMAGES', `A product has at most ${MAX_IMAGES} pictures`);
  }
  res.status(201).json({ data: product.toPublic() });
});
