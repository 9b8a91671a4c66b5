const { Router } = require('express');
const whois = require('./whois.service');

const router = Router();

router.get('/whois/:domain', async (req, res, next) => {
  try {
    const lines = await whois.lookup(req.params.domain);
    res.json({ domain: req.params.domain, lines });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
