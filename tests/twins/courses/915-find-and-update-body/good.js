const Company = require('../models/company');
const { requireUser } = require('../middleware/auth');

module.exports = (app) => {
  app.patch('/company', requireUser, async (req, res) => {
    const changes = { name: String(req.body.name), website: String(req.body.website) };
    const company = await Company.findByIdAndUpdate(req.user.companyId, { $set: changes }, { new: true });
    res.json({ id: company.id, name: company.name });
  });
};
