const express = require('express');
const cors = require('cors');

const api = express.Router();

api.use(
  cors({
    origin: true, // fault: CWE-942|CWE-346
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['Content-Type', 'X-CSRF-Token'],
    maxAge: 600,
  }),
);

api.get('/me', (req, res) => res.json({ id: req.user.id, name: req.user.name }));

module.exports = api;
