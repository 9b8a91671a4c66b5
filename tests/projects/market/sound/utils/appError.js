class AppError extends Error {
  constructor(statusCode, code, message, extra = {}) {
    super(message);
    this.name = 'AppError';
    this.statusCode = statusCode;
    this.code = code;
    this.fields = extra.fields;
    this.isOperational = true;
    Error.captureStackTrace(this, this.constructor);
  }

  static notFound(what = 'Resource') {
    return new AppError(404, 'NOT_FOUND', `${what} not found`);
  }

  static unauthorized(code = 'UNAUTHENTICATED') {
    return new AppError(401, code, 'Please sign in');
  }

  static forbidden(code = 'FORBIDDEN') {
    return new AppError(403, code, 'You may not do this');
  }
}

module.exports = AppError;
