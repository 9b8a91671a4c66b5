const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');
const { page } = require('../utils/query');

/** Lists what `filterOf` lets the caller see. */
exports.list = (Model, { filterOf, view }) => catchAsync(async (req, res) => {
  const { limit, skip, sort } = page(req.valid.query);
  const docs = await Model.find(filterOf(req)).sort(sort).skip(skip).limit(limit).exec();
  res.json({ data: docs.map(view) });
});

/** Removes a document of the signed-in user. */
exports.removeOwn = (Model, ownerField, { after } = {}) => catchAsync(async (req, res) => {
  const doc = await Model.findOneAndDelete({ _id: req.valid.params.id, [ownerField]: req.auth.userId });
  if (!doc) {
    logger.event('authz_ownership_miss', req, { level: 'warn', detail: { resource: Model.modelName, id: req.valid.params.id } });
    throw AppError.notFound(Model.modelName);
  }
  if (after) await after(doc);
  res.status(204).end();
});
