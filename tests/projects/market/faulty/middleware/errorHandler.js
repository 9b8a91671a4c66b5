const { MulterError } = require('multer');
const jwt = require('jsonwebtoken');
const logger = require('../utils/logger');
const AppError = require('../utils/appError');

const TITLES = {
  400: 'Bad request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not found', 409: 'Conflict',
  413: 'Too large', 415: 'Unsupported media type', 429: 'Too many requests', 502: 'Bad gateway',
};

const DUPLICATE_KEY = 11000;

// What libraries throw, in our own words.
const translate = (err) => {
  if (err instanceof AppError) return err;
  if (err instanceof jwt.JsonWebTokenError) return AppError.unauthorized('INVALID_TOKEN');
  if (err instanceof MulterError) {
    return err.code === 'LIMIT_FILE_SIZE'
      ? new AppError(413, 'FILE_TOO_LARGE', 'A file is too large')
      : new AppError(400, 'BAD_UPLOAD', 'The upload was not accepted');
  }
  if (err.name === 'CastError' || err instanceof URIError) return new AppError(400, 'VALIDATION_FAILED', 'Some fields are not valid');
  if (err.code === DUPLICATE_KEY) return new AppError(409, 'CONFLICT', 'This already exists');
  if (err.type === 'entity.too.large') return new AppError(413, 'BODY_TOO_LARGE', 'The request is too large');
  if (err.type === 'entity.parse.failed') return new AppError(400, 'BAD_JSON', 'The body is not valid JSON');
  if (err.expose === true && TITLES[err.status]) return new AppError(err.status, 'REFUSED', TITLES[err.status]);
  return null;
};

exports.notFound = (req, res, next) => next(AppError.notFound());

// eslint-disable-next-line no-unused-vars
exports.handle = (err, req, res, next) => {
  if (res.headersSent) return next(err);

  const known = translate(err);
  if (!known) logger.event('unexpected_error', req, { level: 'error', detail: { err } });

  const status = known?.statusCode ?? 500;
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  if (status === 400) logger.event('input_validation_fail', req, { detail: { fields: known.fields?.map((f) => f.field) } });
  if (known?.retryAfter) res.setHeader('Retry-After', String(known.retryAfter));

  return res.status(status).type('application/problem+json').json({
    type: 'about:blank',
    title: TITLES[status] ?? 'Internal error',
    status,
    code: known?.code ?? 'INTERNAL_ERROR',
    detail: (known ?? err).message, // error: [error-message-to-client]
    ...(known?.fields && { errors: known.fields }),
    requestId: req.id,
  });
};
