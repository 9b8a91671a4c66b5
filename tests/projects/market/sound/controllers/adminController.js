const { User, Product } = require('../models');
const factory = require('./handlerFactory');
const tokens = require('../services/tokenService');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');

exports.listUsers = factory.list(User, {
  filterOf: (req) => (req.valid.query.role ? { role: req.valid.query.role } : {}),
  view: ({ id, name, email, role, active, seller }) => ({ id, name, email, role, active, sellerStatus: seller?.status }),
});

exports.setActive = catchAsync(async (req, res) => {
  const { params, body } = req.valid;
  if (params.id === req.auth.userId) throw new AppError(409, 'NOT_YOURSELF', 'Another administrator must do this');
  const user = await User.findByIdAndUpdate(params.id, { $set: { active: body.active } });
  if (!user) throw AppError.notFound('User');
  if (!body.active) await tokens.revokeAll(user.id);
  logger.event('authz_change', req, { level: 'warn', detail: { subject: user.id, active: body.active } });
  res.status(204).end();
});

exports.approveSeller = catchAsync(async (req, res) => {
  const user = await User.findOneAndUpdate(
    { _id: req.valid.params.id, role: 'buyer', 'seller.status': 'applied' },
    { $set: { role: 'seller', 'seller.status': 'approved' } },
  );
  if (!user) throw AppError.notFound('Application');
  logger.event('authz_change', req, { level: 'warn', detail: { subject: user.id, role: 'seller' } });
  res.status(204).end();
});

exports.featureProduct = catchAsync(async (req, res) => {
  const { params, body } = req.valid;
  const product = await Product.findByIdAndUpdate(params.id, { $set: { featured: body.featured } });
  if (!product) throw AppError.notFound('Product');
  res.status(204).end();
});
