const exportsService = require('../services/exports');

exports.download = async (req, res, next) => {
  try {
    const csv = await exportsService.contactsOf(req.user.id);
    const filename = String(req.query.filename || 'contacts').replace(/[^\w-]/g, '').slice(0, 60) + '.csv';

    res.set('Content-Type', 'text/csv');
    res.set('Content-Disposition', 'attachment; filename="' + filename + '"');
    res.end(csv);
  } catch (err) {
    next(err);
  }
};
