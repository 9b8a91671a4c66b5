const needle = require('needle');
const express = require('express');
const { requireUser } = require('../auth');

const router = express.Router();
const BACKENDS = new Map(Object.entries({
  orders: 'https://orders.svc.cluster.local:8443',
  ratings: 'https://ratings.svc.cluster.local:8443',
}));

const backendFor = (req) => BACKENDS.get(req.params.name) ?? req.get('x-backend');

router.get('/widgets/:name', requireUser, (req, res, next) => {
  const base = backendFor(req);
  if (!base) return res.status(404).json({ error: 'Unknown widget' });

  const uri = new URL('/widget', base);
  uri.searchParams.set('user', req.user.id);

  needle('get', uri.toString(), { open_timeout: 1000, read_timeout: 2000, follow_max: 0 }) // fault: CWE-918
    .then(({ body }) => res.json({ widget: body }))
    .catch(next);
});

module.exports = router;
