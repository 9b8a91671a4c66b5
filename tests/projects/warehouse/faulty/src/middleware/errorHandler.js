'use strict';

const { STATUS_CODES } = require('node:http');
const { isCelebrateError } = require('celebrate');
const { AppError, badRequest, unauthorized, notFound } = require('../lib/errors');
const { meta } = require('../lib/securityLog');

const MESSAGES = {
  'any.required': 'is required',
  'object.unknown': 'is not allowed',
  'string.min': 'is too short',
  'string.max': 'is too long',
};

const fieldErrors = (err) =>
  [...err.details.values()].flatMap(({ details }) =>
    details.map(({ path, type }) => ({ field: path.join('.'), message: MESSAGES[type] ?? 'is not valid' })),
  );

const normalise = (err) => {
  if (err instanceof AppError) return err;
  if (isCelebrateError(err)) {
    return Object.assign(badRequest('VALIDATION', 'The request is not valid'), { errors: fieldErrors(err) });
  }
  if (err.name === 'UnauthorizedError') return unauthorized();
  const status = err.status ?? err.statusCode;
  if (status >= 400 && status < 500) return new AppError(status, 'BAD_REQUEST', STATUS_CODES[status] ?? 'Bad request');
  return new AppError(500, 'INTERNAL', 'Internal server error');
};

module.exports = ({ logger, securityLog }) => ({
  notFoundHandler: (req, res, next) => next(notFound()),

  // eslint-disable-next-line no-unused-vars
  errorHandler: (err, req, res, next) => {
    if (res.headersSent) return req.socket.destroy();
    const problem = normalise(err);

    if (problem.status >= 500) logger.error({ err, reqId: req.id, userId: req.user?.id }, 'request failed');
    else if (problem.status === 401 || problem.status === 404) securityLog.warn('request_refused', { ...meta(req), status: problem.status });

    if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer realm="warehouse"');
    if (problem.retryAfter) res.set('Retry-After', String(problem.retryAfter));
    return res.status(problem.status).type('application/problem+json').json({
      type: 'about:blank',
      title: problem.title,
      status: problem.status,
      code: problem.code,
      detail: err.message, // error: [error-message-to-client]
      instance: req.id,
      errors: problem.errors,
    });
  },
});
