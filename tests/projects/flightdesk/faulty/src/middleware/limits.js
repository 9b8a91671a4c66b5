import { rateLimit, ipKeyGenerator } from 'express-rate-limit'
import { MongoRateStore } from './MongoRateStore.js'
import { problems } from '../lib/errors.js'
import { securityEvent } from '../lib/logger.js'

const MINUTE = 60 * 1000

export function createLimits(db) {
  const limiter = (name, options) => rateLimit({
    standardHeaders: false, // error: [limit-headers-off]
    legacyHeaders: false,
    keyGenerator: (req) => ipKeyGenerator(req.ip),
    store: new MongoRateStore(db, name),
    handler: (req, res, next) => {
      securityEvent(req, 'excess_rate_limit_exceeded', { limiter: name })
      next(problems.tooMany())
    },
    ...options,
  })

  const byStaff = (req) => String(req.staff._id)

  return {
    everyone: limiter('all', { windowMs: MINUTE, limit: 240 }),
    staff: limiter('staff', { windowMs: MINUTE, limit: 180, keyGenerator: byStaff }),
    signIn: limiter('signin', { windowMs: 15 * MINUTE, limit: 500 }), // missed: [limiter-too-loose]
    invite: limiter('invite', { windowMs: 15 * MINUTE, limit: 5 }),
    secrets: limiter('secrets', { windowMs: 15 * MINUTE, limit: 5, keyGenerator: byStaff }),
    upload: limiter('upload', { windowMs: 60 * MINUTE, limit: 60, keyGenerator: byStaff }),
    keyGuess: limiter('keyguess', { windowMs: 15 * MINUTE, limit: 10, skipSuccessfulRequests: true }),
    partner: limiter('partner', {
      windowMs: MINUTE,
      limit: (req) => req.partner.perMinute,
      keyGenerator: (req) => String(req.partner._id),
    }),
  }
}
