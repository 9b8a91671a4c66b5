export class HttpProblem extends Error {
  constructor(status, code, detail, { fields, headers, cause } = {}) {
    super(detail, { cause })
    this.name = 'HttpProblem'
    Object.assign(this, { status, code, fields, headers })
  }
}

export const problems = {
  badRequest: (fields) => new HttpProblem(400, 'invalid_input', 'Some fields are not valid.', { fields }),
  signedOut: () => new HttpProblem(401, 'signed_out', 'Please sign in.', { headers: { 'WWW-Authenticate': 'Session' } }),
  badCredentials: () => new HttpProblem(401, 'bad_credentials', 'Staff number or password is wrong.', {
    headers: { 'WWW-Authenticate': 'Session' },
  }),
  forbidden: (code = 'forbidden') => new HttpProblem(403, code, 'You may not do this.'),
  notFound: () => new HttpProblem(404, 'not_found', 'There is no such thing here.'),
  conflict: (code, detail) => new HttpProblem(409, code, detail),
  tooMany: (seconds) => new HttpProblem(429, 'too_many_requests', 'Please wait before you try again.', {
    headers: seconds ? { 'Retry-After': String(seconds) } : undefined,
  }),
}
