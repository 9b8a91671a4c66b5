const express = require('express');
const crypto = require('crypto');
const bcrypt = require('bcrypt');
const jwt = require('jsonwebtoken');
const mysql = require('mysql2/promise');
const User = require('./models/user');

const router = express.Router();
const db = mysql.createPool({ host: 'localhost', user: 'root', password: 'hunter2-prod-2024' }); // error: hard-coded-secret error: database-superuser
const JWT_SECRET = process.env.JWT_SECRET || 'dev-secret'; // error: hard-coded-secret

router.post('/register', async (req, res) => {
  const passwordHash = await bcrypt.hash(req.body.password, 6); // error: bcrypt-cost-low
  const user = await User.create({ ...req.body, passwordHash }); // error: mass-assignment
  res.status(201).json(user); // error: sensitive-field-in-response
});

router.post('/login', async (req, res) => { // error: login-without-limiter
  console.log('login', req.body.email, req.body.password); // error: sensitive-value-logged
  const user = await User.findOne({ email: req.body.email }); // error: nosql-injection
  if (!user) return res.status(404).json({ message: 'User not found' }); // error: auth-error-tells-which
  const digest = crypto.createHash('md5').update(req.body.password).digest('hex'); // error: fast-password-hash
  if (digest !== user.legacyHash) return res.status(401).json({ message: 'Wrong password' }); // error: auth-error-tells-which
  const token = jwt.sign({ id: user.id, role: user.role }, JWT_SECRET); // error: jwt-lifetime
  res.cookie('token', token); // error: cookie-flags
  res.json({ token });
});

router.get('/search', async (req, res) => {
  const { name, sort = 'name' } = req.query;
  const where = "name LIKE '%" + name + "%'";
  const [rows] = await db.query(`SELECT id, name FROM users WHERE ${where} ORDER BY ${sort}`); // error: sql-injection
  res.json(rows);
});

router.get('/me', (req, res) => {
  const { id, role } = jwt.decode(req.headers.authorization.split(' ')[1]); // error: jwt-decoded-not-verified
  if (role !== 'admin') return res.sendStatus(403);
  res.json({ id });
});

module.exports = router;
