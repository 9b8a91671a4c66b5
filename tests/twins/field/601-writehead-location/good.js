'use strict';
const http = require('http');
const { parse } = require('querystring');

// tiny SSO bounce service, runs behind the TLS proxy
const PARTNERS = {
  crm: 'https://crm.example.com/sso',
  wiki: 'https://wiki.example.com/sso',
};

function bounce(req, res, issueTicket) {
  const query = parse(req.url.split('?')[1] || '');
  const base = Object.prototype.hasOwnProperty.call(PARTNERS, query.service) ? PARTNERS[query.service] : null;
  if (!base) {
    res.writeHead(400);
    return res.end();
  }
  issueTicket(req, function (err, ticket) {
    if (err) {
      res.writeHead(401);
      return res.end();
    }
    res.writeHead(302, { Location: base + '?ticket=' + ticket });
    res.end();
  });
}

module.exports = bounce;
