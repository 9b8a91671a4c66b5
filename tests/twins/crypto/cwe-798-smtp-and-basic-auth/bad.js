const nodemailer = require('nodemailer');
const basicAuth = require('express-basic-auth');
const express = require('express');
const queues = require('./queues');

const transport = nodemailer.createTransport({
  host: 'smtp.postbote.eu',
  port: 465,
  secure: true,
  auth: { user: 'noreply@fahrradhof.de', pass: 'hof-Mail_5501x' }, // fault: CWE-798
});

const admin = express.Router();

admin.use(basicAuth({
  challenge: true,
  users: { werkstatt: 'Speichenschluessel3' }, // fault: CWE-798
}));

admin.get('/queues', async (req, res, next) => {
  try {
    res.json(await queues.counts());
  } catch (err) {
    next(err);
  }
});

module.exports = { transport, admin };
