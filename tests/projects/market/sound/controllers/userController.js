const { User } = require('../models');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');

exports.me = catchAsync(async (req, res) => {
  res.json({ data: req.user.toProfile() });
});

exports.updateMe = catchAsync(async (req, res) => {
  const { name } = req.valid.body;
  const user = await User.findByIdAndUpdate(req.auth.userId, { $set: { name } }, { returnDocument: 'after' });
  res.json({ data: user.toProfile() });
});

exports.applyAsSeller = catchAsync(async (req, res) => {
  const { shopName } = req.valid.body;
  const user = await User.findOneAndUpdate(
    { _id: req.auth.userId, role: 'buyer', 'seller.status': { $ne: 'approved' } },
    { $set: { 'seller.status': 'applied', 'seller.shopName': shopName } },
    { returnDocument: 'after' },
  );
  if (!user) throw new AppError(409, 'NOT_POSSIBLE', 'You cannot apply now');
  logger.event('seller_applied', req);
  res.status(202).json({ data: user.toProfile() });
});
