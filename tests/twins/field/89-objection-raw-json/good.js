const { raw } = require('objection');
const Device = require('../models/Device');

// GET /devices?attr=model&value=TX-100
exports.findByAttribute = async function findByAttribute(req, res, next) {
  try {
    const { attr = 'model', value } = req.query;
    const devices = await Device.query()
      .select('id', 'serial')
      .where('fleet_id', req.auth.fleetId)
      .where(raw('attributes->>?', [String(attr)]), String(value))
      .limit(200);
    res.json({ devices });
  } catch (e) {
    next(e);
  }
};
