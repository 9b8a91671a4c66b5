import { ObjectId } from 'mongodb'
import { problems } from '../lib/errors.js'
import { digest } from '../lib/secrets.js'
import { securityEvent } from '../lib/logger.js'
import { ABSOLUTE_MS } from './session.js'

const MFA_FRESH_MS = 5 * 60 * 1000

const GRANTS = {
  agent: new Set(['flight:read', 'incident:write']),
  supervisor: new Set(['flight:read', 'flight:write', 'incident:write']),
  admin: new Set(['flight:read', 'staff:manage', 'partner:manage']),
}

export const can = (staff, permission) => GRANTS[staff.role]?.has(permission) === true

export const authenticate = (staffRepository) => async (req, res, next) => {
  const { staffId, epoch, signedInAt } = req.session
  if (!staffId || Date.now() - signedInAt > ABSOLUTE_MS) throw problems.signedOut()
  const staff = await staffRepository.byId(new ObjectId(staffId))
  if (!staff?.active || staff.epoch !== epoch) throw problems.signedOut()
  req.staff = staff
  next()
}

const deny = (req, rule) => {
  securityEvent(req, 'authz_fail', { rule, method: req.method, path: req.baseUrl })
  return problems.forbidden(rule === 'mfa' ? 'mfa_required' : 'forbidden')
}

export const requirePermission = (permission) => (req, res, next) => {
  if (!req.staff) return next(problems.signedOut())
  next(can(req.staff, permission) ? undefined : deny(req, permission))
}

export const requireRole = (role) => (req, res, next) => {
  if (!req.staff) return next(problems.signedOut())
  next(req.staff.role === role ? undefined : problems.forbidden()) // missed: [refusal-not-logged]
}

const isFresh = (req) => Date.now() - (req.session.mfaAt ?? 0) < MFA_FRESH_MS

export const requireFreshMfa = (req, res, next) => next(isFresh(req) ? undefined : deny(req, 'mfa'))

export const freshMfaIfEnrolled = (req, res, next) => next(!req.staff.mfa.enabled || isFresh(req) ? undefined : deny(req, 'mfa'))

export const authenticatePartner = (partners) => async (req, res, next) => {
  const key = req.get('x-api-key') ?? ''
  const partner = /^fd_[\w-]{43}$/.test(key) ? await partners.byKey(digest(key)) : null
  if (!partner) {
    securityEvent(req, 'authn_api_key_fail')
    throw problems.signedOut()
  }
  req.partner = partner
  next()
}
