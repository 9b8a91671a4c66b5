const { Order, Product, Review } = require('../models');
const factory = require('./handlerFactory');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');

async function updateRating(productId) {
  const [summary] = await Review.aggregate([
    { $match: { product: productId } },
    { $group: { _id: null, average: { $avg: '$rating' }, count: { $sum: 1 } } },
  ]);
  await Product.updateOne({ _id: productId }, {
    $set: { ratingAverage: Math.round((summary?.average ?? 0) * 10) / 10, ratingCount: summary?.count ?? 0 },
  });
}

exports.listForProduct = catchAsync(async (req, res) => {
  const reviews = await Review.find({ product: req.valid.params.id }).sort({ createdAt: -1 }).limit(50);
  res.json({ data: reviews.map((review) => review.toPublic()) });
});

exports.create = catchAsync(async (req, res) => {
  const { params, body } = req.valid;
  const bought = await Order.exists({ buyer: req.auth.userId, 'lines.product': params.id, status: 'delivered' });
  if (!bought) throw new AppError(403, 'NOT_BOUGHT', 'Only delivered products can be reviewed');
  const review = await Review.create({
    product: params.id, author: req.auth.userId, authorName: req.user.name, rating: body.rating, text: body.text,
  });
  await updateRating(review.product);
  res.status(201).json({ data: review.toPublic() });
});

exports.update = catchAsync(async (req, res) => {
  const { params, body } = req.valid;
  const review = await Review.findOne({ _id: params.id, author: req.auth.userId });
  if (!review) throw AppError.notFound('Review');
  review.set(body);
  await review.save();
  await updateRating(review.product);
  res.json({ data: review.toPublic() });
});

exports.remove = factory.removeOwn(Review, 'author', { after: (review) => updateRating(review.product) });
