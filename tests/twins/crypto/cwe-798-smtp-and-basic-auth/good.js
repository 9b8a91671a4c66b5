const nodemailer = require('nodemailer');
const basicAuth = require('express-basic-auth');
const express = require('express');
const queues = require('./queues');
const { verifyStaff } = require('./staff');

const { SMTP_USER: user, SMTP_PASS: pass } = process.env;

const transport = nodemailer.createTransport({
  host: 'smtp.postbote.eu',
  port: 465,
  secure: true,
  auth: { user, pass },
});

const admin = express.Router();

admin.use(basicAuth({
  challenge: true,
  authorizeAsync: true,
  authorizer: (name, password, done) =>
    verifyStaff(name, password).then((ok) => done(null, ok), done),
}));

admin.get('/queues', async (req, res, next) => {
  try {
    res.json(await queues.counts());
  } catch (err) {
    next(err);
  }
});

module.exports = { transport, admin };
