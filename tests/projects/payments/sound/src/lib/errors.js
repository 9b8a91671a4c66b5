export class AppError extends Error {
  constructor(status, code, options = {}) {
    super(code, options);
    this.name = new.target.name;
    this.status = status;
    this.code = code;
    this.fields = options.fields;
    this.retryAfter = options.retryAfter;
  }
}

export class BadRequestError extends AppError {
  constructor(fields) {
    super(400, 'VALIDATION_FAILED', { fields });
  }
}

export class UnauthorizedError extends AppError {
  constructor(options) {
    super(401, 'UNAUTHORIZED', options);
  }
}

export class ForbiddenError extends AppError {
  constructor(code = 'FORBIDDEN') {
    super(403, code);
  }
}

export class NotFoundError extends AppError {
  constructor() {
    super(404, 'NOT_FOUND');
  }
}

export class ConflictError extends AppError {
  constructor(code, options) {
    super(409, code, options);
  }
}

export class TooManyRequestsError extends AppError {
  constructor(retryAfter) {
    super(429, 'RATE_LIMITED', { retryAfter });
  }
}

export class UpstreamError extends AppError {
  constructor(options) {
    super(502, 'UPSTREAM_UNAVAILABLE', options);
  }
}
