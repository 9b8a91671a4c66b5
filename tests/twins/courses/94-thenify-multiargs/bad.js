const thenify = require('thenify');
const legacy = require('../lib/legacy-directory');

exports.lookup = async function lookup(req, res, next) {
  try {
    const find = thenify(legacy.find, { multiArgs: req.body.fields }); // fault: CWE-94
    const result = await find(String(req.body.name));
    res.json(result);
  } catch (err) {
    next(err);
  }
};
