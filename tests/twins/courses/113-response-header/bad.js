const exportsService = require('../services/exports');

exports.download = async (req, res, next) => {
  try {
    const csv = await exportsService.contactsOf(req.user.id);
    const filename = req.query.filename || 'contacts.csv';

    res.set('Content-Type', 'text/csv');
    res.set('Content-Disposition', 'attachment; filename="' + filename + '"'); // fault: CWE-113|CWE-644
    res.end(csv);
  } catch (err) {
    next(err);
  }
};
