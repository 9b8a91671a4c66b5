import { problems } from '../lib/errors.js'

/** Parses the parts of a request that a schema names; handlers use `req.valid` only. */
export const validate = (schema) => (req, res, next) => {
  const valid = {}
  for (const [part, parser] of Object.entries(schema)) {
    const parsed = parser.safeParse(req[part] ?? {})
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join('.') || part, problem: 'invalid' }))
      req.log.info({ event: 'input_validation_fail', fields }, 'input_validation_fail')
      return next(problems.badRequest(fields.slice(0, 20)))
    }
    valid[part] = parsed.data
  }
  req.valid = valid
  next()
}
