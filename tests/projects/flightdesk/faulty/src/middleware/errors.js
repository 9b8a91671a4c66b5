import { MulterError } from 'multer'
import { HttpProblem, problems } from '../lib/errors.js'
import { securityEvent } from '../lib/logger.js'

const DUPLICATE = 11000
const TITLES = new Map([
  [400, 'Bad Request'], [401, 'Unauthorized'], [403, 'Forbidden'], [404, 'Not Found'], [409, 'Conflict'],
  [413, 'Content Too Large'], [415, 'Unsupported Media Type'], [429, 'Too Many Requests'],
])

function understand(err, req) {
  if (err instanceof HttpProblem) return err
  if (err instanceof MulterError) {
    return err.code === 'LIMIT_FILE_SIZE'
      ? new HttpProblem(413, 'file_too_large', 'The file is too large.')
      : new HttpProblem(400, 'bad_upload', 'The upload was not accepted.')
  }
  if (err.code === 'EBADCSRFTOKEN') {
    securityEvent(req, 'csrf_refused')
    return problems.forbidden('csrf')
  }
  if (err.code === DUPLICATE) return problems.conflict('exists', 'This exists already.')
  if ((err.expose || err instanceof URIError) && TITLES.has(err.status)) {
    return new HttpProblem(err.status, 'refused', TITLES.get(err.status))
  }
  req.log.error({ event: 'unexpected_error', err }, 'unexpected_error')
  return new HttpProblem(500, 'internal', 'Something went wrong on our side.')
}

export const notFound = () => {
  throw problems.notFound()
}

export const handleErrors = (err, req, res, next) => {
  if (res.headersSent) return next(err)
  const { status, code, message, fields, headers } = understand(err, req)
  if (headers) res.set(headers)
  res.status(status).type('application/problem+json').send(JSON.stringify({
    type: 'about:blank', title: TITLES.get(status) ?? 'Internal Server Error', status, code, detail: message, errors: fields, requestId: req.id,
    trace: err.stack, // error: [stack-to-client]
  }))
}
