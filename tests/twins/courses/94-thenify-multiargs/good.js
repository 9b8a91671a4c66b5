const thenify = require('thenify');
const legacy = require('../lib/legacy-directory');

const find = thenify(legacy.find, { multiArgs: ['person', 'department'] });

exports.lookup = async function lookup(req, res, next) {
  try {
    const result = await find(String(req.body.name));
    res.json(req.body.fields === 'short' ? result.person : result);
  } catch (err) {
    next(err);
  }
};
