const Company = require('../models/company');
const { requireUser } = require('../middleware/auth');

module.exports = (app) => {
  app.patch('/company', requireUser, async (req, res) => {
    const changes = req.body;
    const company = await Company.findByIdAndUpdate(req.user.companyId, changes, { new: true }); // fault: CWE-915|CWE-943
    res.json({ id: company.id, name: company.name });
  });
};
