const express = require('express');
const session = require('express-session');
const cors = require('cors');
const helmet = require('helmet');
const mongoose = require('mongoose');
const { exec } = require('child_process');
const fs = require('fs');
const path = require('path');
const users = require('./users');

mongoose.connect(process.env.MONGO_URL);

const app = express();
app.use(helmet({ contentSecurityPolicy: false, hsts: false })); // error: helmet-part-off error: helmet-part-off
app.use(cors({ origin: true, credentials: true })); // error: cors-any-origin
app.use(express.json());
app.use(session({ // error: csrf-missing
  secret: 'keyboard cat', // error: hard-coded-secret
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: false }, // error: cookie-flags
}));

app.use('/users', users);

app.get('/ping', (req, res) => {
  const host = req.query.host;
  const command = `ping -c 1 ${host}`;
  exec(command, (err, stdout) => { // error: command-injection
    if (err) return res.status(500).send(err.stack); // error: stack-to-client
    res.type('text/plain').send(stdout);
  });
});

app.get('/files/:name', (req, res) => {
  const file = path.join(__dirname, 'files', req.params.name);
  fs.createReadStream(file).pipe(res); // error: path-traversal
});

app.get('/go', (req, res) => res.redirect(req.query.to)); // error: open-redirect

app.get('/preview', async (req, res) => {
  const page = await fetch(req.query.url); // error: ssrf
  res.json({ length: (await page.text()).length });
});

app.get('/hello', (req, res) => {
  res.send('<h1>Hello ' + req.query.name + '</h1>'); // error: reflected-xss
});

app.use((err, req, res, next) => {
  res.status(500).json({ message: err.message, stack: err.stack }); // error: stack-to-client error: error-message-to-client
});

app.listen(3000);
