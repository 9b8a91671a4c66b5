const cors = require('cors');
const { Router } = require('express');
const { requireSession, csrf } = require('../auth');
const profile = require('./profile');

const router = Router();

const corsOrigins = [
  'https://acme.example',
  /^https:\/\/[a-z0-9-]+.acme.example$/, // fault: CWE-183|CWE-942
];

router.use(
  cors({
    origin: corsOrigins,
    credentials: true,
    methods: ['GET', 'PUT'],
    allowedHeaders: ['Content-Type', 'X-CSRF-Token'],
    maxAge: 7200,
  }),
);

router.get('/me', requireSession, profile.show);
router.put('/me', requireSession, csrf, profile.update);

module.exports = router;
