const express = require('express');
const cors = require('cors');
const corsOptions = require('./config/cors');
const { authenticate } = require('./auth');
const accounts = require('./routes/accounts');

const api = express.Router();

api.use(cors(corsOptions));
api.use(express.json({ limit: '50kb' }));
api.use('/accounts', authenticate, accounts);

module.exports = api;
