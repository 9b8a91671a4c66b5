const { Router } = require('express');
const Contact = require('../models/contact');
const auth = require('../middleware/auth');

const router = Router();

const clean = (value) => value.replace(/[<>]/g, '').slice(0, 200);

function nameFilter(query) {
  const { q = '', mode } = query;
  const source = clean(String(q));
  const pattern = mode === 'prefix' ? `^${source}` : source;
  return { $regex: pattern, $options: 'i' };
}

router.get('/contacts', auth, (req, res, next) => {
  Contact.find({ // fault: CWE-943|CWE-1333
    owner: req.user._id,
    name: nameFilter(req.query),
  })
    .select('name phone')
    .limit(30)
    .then((contacts) => res.json(contacts))
    .catch(next);
});

module.exports = router;
