'use strict';

class HttpProblem extends Error {
  constructor(status, code, title, fields) {
    super(title);
    Object.assign(this, { status, code, title, fields });
  }
}

module.exports = {
  HttpProblem,
  invalid: (fields) => new HttpProblem(400, 'VALIDATION', 'The request is not valid', fields),
  unauthorized: () => new HttpProblem(401, 'UNAUTHORIZED', 'Please sign in'),
  forbidden: (code = 'FORBIDDEN') => new HttpProblem(403, code, 'You may not do this'),
  notFound: () => new HttpProblem(404, 'NOT_FOUND', 'There is nothing here'),
  tooLarge: () => new HttpProblem(413, 'TOO_LARGE', 'The upload is too large'),
  unsupported: () => new HttpProblem(415, 'UNSUPPORTED', 'This kind of file is not accepted'),
  tooMany: () => new HttpProblem(429, 'TOO_MANY_REQUESTS', 'Too many requests, please wait'),
};
