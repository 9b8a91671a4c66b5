'use strict';

const { users } = require('../models');
const { audit } = require('../lib/logger');
const { notFound, forbidden } = require('../lib/errors');

const list = async (req, res) => {
  res.render('admin/users', { users: await users.list(req.valid.query) });
};

const otherUser = (req) => {
  if (req.valid.params.id === req.user.id) throw forbidden('SELF_CHANGE');
  return req.valid.params.id;
};

const setRole = async (req, res) => {
  const subject = otherUser(req);
  if (!(await users.setRole(subject, req.valid.body.role))) throw notFound();
  audit('authz_change', req, { subject, role: req.valid.body.role });
  res.redirect('/admin/users');
};

const setSuspension = async (req, res) => {
  const subject = otherUser(req);
  const suspended = req.valid.body.suspended === 'yes';
  if (!(await users.setSuspended(subject, suspended))) throw notFound();
  audit('authz_change', req, { subject, suspended });
  res.redirect('/admin/users');
};

module.exports = { list, setRole, setSuspension };
