const { User, Product, ApiKey } = require('../models');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');
const { sha256, randomToken, seal } = require('../utils/crypto');

const STOREFRONT_FIELDS = ['headline', 'accent', 'vacation'];

function mergeDeep(target, source) {
  for (const [key, value] of Object.entries(source)) {
    target[key] = value !== null && typeof value === 'object' ? mergeDeep(target[key] ?? {}, value) : value; // error: [prototype-pollution]
  }
  return target;
}

exports.updateStorefront = catchAsync(async (req, res) => {
  const { user } = req;
  const changes = mergeDeep({ vacation: user.seller.storefront.vacation }, req.body);
  for (const field of STOREFRONT_FIELDS) {
    if (changes[field] !== undefined) user.seller.storefront[field] = changes[field];
  }
  await user.save();
  res.json({ data: user.toProfile() });
});

exports.setPayout = catchAsync(async (req, res) => {
  const { iban } = req.valid.body;
  await User.updateOne({ _id: req.auth.userId }, {
    $set: { 'seller.sealedIban': seal(iban, req.auth.userId), 'seller.ibanEnding': iban.slice(-4) },
  });
  logger.event('payout_changed', req, { level: 'warn' });
  res.status(204).end();
});

exports.createApiKey = catchAsync(async (req, res) => {
  const key = `mk_${randomToken()}`;
  const created = await ApiKey.create({ seller: req.auth.userId, label: req.valid.body.label, keyHash: sha256(key) });
  logger.event('api_key_created', req, { detail: { keyId: created.id } });
  res.status(201).json({ data: { id: created.id, label: created.label, key } });
});

exports.revokeApiKey = catchAsync(async (req, res) => {
  const { matchedCount } = await ApiKey.updateOne(
    { _id: req.valid.params.id, seller: req.auth.userId, revokedAt: null },
    { $set: { revokedAt: new Date() } },
  );
  if (matchedCount === 0) throw AppError.notFound('Key');
  logger.event('api_key_revoked', req, { detail: { keyId: req.valid.params.id } });
  res.status(204).end();
});

exports.syncStock = catchAsync(async (req, res) => {
  const { levels } = req.valid.body;
  const result = await Product.bulkWrite(levels.map(({ product, stock }) => ({
    updateOne: { filter: { _id: product, seller: req.auth.userId }, update: { $set: { stock } } },
  })));
  res.json({ data: { matched: result.matchedCount } });
});
