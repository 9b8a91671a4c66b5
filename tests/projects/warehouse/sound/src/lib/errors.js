'use strict';

class AppError extends Error {
  constructor(status, code, title, extra = {}) {
    super(title);
    this.status = status;
    this.code = code;
    this.title = title;
    this.expose = true;
    Object.assign(this, extra);
  }
}

const badRequest = (code, title) => new AppError(400, code, title);
const unauthorized = () => new AppError(401, 'UNAUTHORIZED', 'Authentication is required');
const badCredentials = () => new AppError(401, 'BAD_CREDENTIALS', 'Sign-in failed');
const forbidden = (code = 'FORBIDDEN') => new AppError(403, code, 'You may not do this');
const notFound = () => new AppError(404, 'NOT_FOUND', 'Not found');
const conflict = (code) => new AppError(409, code, 'The request conflicts with existing data');
const tooMany = (retryAfter) => new AppError(429, 'TOO_MANY_REQUESTS', 'Too many requests', { retryAfter });

const PG_UNIQUE = '23505';
const PG_FOREIGN_KEY = '23503';

// repositories wrap their writes in this, so that no driver error leaves the data layer
const mapDbError = (code) => (err) => {
  if (err.code === PG_UNIQUE) throw conflict(code);
  if (err.code === PG_FOREIGN_KEY) throw notFound();
  throw err;
};

module.exports = { AppError, badRequest, unauthorized, badCredentials, forbidden, notFound, conflict, tooMany, mapDbError };
