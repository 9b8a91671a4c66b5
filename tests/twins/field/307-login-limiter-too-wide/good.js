const rateLimit = require('express-rate-limit');
const express = require('express');
const { login, requestReset } = require('./handlers');

const FIFTEEN_MINUTES = 15 * 60 * 1000;

const generalLimiter = rateLimit({ windowMs: FIFTEEN_MINUTES, limit: 3000, standardHeaders: 'draft-7', legacyHeaders: false });
const authLimiter = rateLimit({ windowMs: FIFTEEN_MINUTES, limit: 8, standardHeaders: 'draft-7', legacyHeaders: false });

const auth = express.Router();

auth.use(generalLimiter);
auth.use(express.json({ limit: '5kb' }));

auth.post('/login', authLimiter, login);
auth.post('/reset', authLimiter, requestReset);

module.exports = auth;
