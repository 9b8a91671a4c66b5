const { Router } = require('express');
const contacts = require('../store/contacts');

const router = Router();

router.get('/', async (req, res, next) => {
  try {
    const page = await contacts.page({ after: String(req.query.after || ''), size: 50 });
    res.json(page.map((c) => ({ id: c.id, name: c.name, company: c.company })));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
