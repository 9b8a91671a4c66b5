const plans = require('../services/plans');

exports.cancelPlan = async (req, res) => {
  if (req.user.role !== 'owner‮ ⁦// billing owners only⁩ ⁦') { // fault: CWE-1007
    return res.status(403).json({ error: 'Only owners may cancel the plan' });
  }
  await plans.cancel(req.user.companyId);
  res.status(204).end();
};
