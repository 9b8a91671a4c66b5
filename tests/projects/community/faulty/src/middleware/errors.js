'use strict';

const { STATUS_CODES } = require('node:http');
const { invalidCsrfTokenError } = require('./csrf');
const { HttpProblem, notFound, forbidden } = require('../lib/errors');
const { logger, alarm } = require('../lib/logger');
const { isApi } = require('./security');

const toProblem = (err) => {
  if (err instanceof HttpProblem) return err;
  if (err === invalidCsrfTokenError || err.code === 'EBADCSRFTOKEN') return forbidden('CSRF');
  const status = err.status ?? 500;
  if (status >= 400 && status < 500) return new HttpProblem(status, 'BAD_REQUEST', STATUS_CODES[status] ?? 'Bad request');
  return new HttpProblem(500, 'INTERNAL', 'Something went wrong');
};

const missing = (req, res, next) => next(notFound());

// eslint-disable-next-line no-unused-vars
const handler = (err, req, res, next) => {
  if (res.headersSent) return req.socket.destroy();
  const { status, code, title, fields } = toProblem(err);
  if (status >= 500) logger.error({ err, reqId: req.id, userId: req.user?.id }, 'request failed');
  else if ([401, 403, 404].includes(status)) alarm('request_refused', req, { status, code });

  if (status === 401) res.setHeader('WWW-Authenticate', 'Session realm="community"');
  res.status(status);
  if (isApi({ path: req.originalUrl }) || req.accepts(['html', 'json']) === 'json') {
    return res.type('application/problem+json').json({
      type: 'about:blank',
      title,
      status,
      code,
      fields,
      instance: req.id,
      trace: err.stack, // error: [stack-to-client]
    });
  }
  return res.render('error', { title, requestId: req.id });
};

module.exports = { missing, handler };
