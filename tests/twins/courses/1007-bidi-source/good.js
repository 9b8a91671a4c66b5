const plans = require('../services/plans');

exports.cancelPlan = async (req, res) => {
  if (req.user.role !== 'owner') { // billing owners only
    return res.status(403).json({ error: 'Only owners may cancel (בלבד בעלים)' });
  }
  await plans.cancel(req.user.companyId);
  res.status(204).end();
};
