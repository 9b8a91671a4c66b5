const express = require('express');
const cors = require('cors');

const api = express.Router();

api.use(
  cors({
    origin: ['https://app.example.com', 'https://admin.example.com'],
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['Content-Type', 'X-CSRF-Token'],
    maxAge: 600,
  }),
);

api.get('/me', (req, res) => res.json({ id: req.user.id, name: req.user.name }));

module.exports = api;
