import { Router } from 'express'
import { authenticate, authenticatePartner, freshMfaIfEnrolled, requirePermission } from '../middleware/access.js'
import { csrfSynchronisedProtection } from '../middleware/session.js'
import { attachmentUpload } from '../middleware/upload.js'
import { validate } from '../middleware/validate.js'
import { schemas } from '../schemas.js'
import { adminRoutes } from './adminRoutes.js'

/** Partners have a key and no cookie, so they stand outside sessions and CSRF. */
export function partnerRoutes({ flights, limits, repositories }) {
  const router = Router()
  router.use(limits.keyGuess, authenticatePartner(repositories.partners), limits.partner)
  router.get('/departures', validate(schemas.board), flights.board)
  return router
}

export function apiRoutes({ auth, flights, incidents, admin, limits, repositories }) {
  const router = Router()

  router.use(csrfSynchronisedProtection)

  // Public: what it takes to sign in
  router.get('/auth/csrf', auth.csrf)
  router.post('/auth/login', limits.signIn, validate(schemas.login), auth.login)
  router.post('/auth/invite', limits.invite, validate(schemas.acceptInvite), auth.acceptInvite)

  // Everything else is for signed-in staff
  router.use(authenticate(repositories.staff), limits.staff)

  router.get('/auth/me', auth.me)
  router.post('/auth/logout', auth.logout)
  router.post('/auth/password', limits.secrets, freshMfaIfEnrolled, validate(schemas.changePassword), auth.changePassword)
  router.post('/auth/mfa', limits.secrets, freshMfaIfEnrolled, validate(schemas.confirmPassword), auth.enrolMfa)
  router.post('/auth/step-up', limits.secrets, validate(schemas.code), auth.stepUp)

  router.get('/flights', requirePermission('flight:read'), validate(schemas.listFlights), flights.list)
  router.get('/flights/:id', requirePermission('flight:read'), validate(schemas.byId), flights.get)
  router.patch('/flights/:id', requirePermission('flight:write'), validate(schemas.updateFlight), flights.update)
  router.post('/flights/:id/passengers', requirePermission('flight:write'), validate(schemas.addPassenger), flights.addPassenger)

  router.use('/incidents', requirePermission('incident:write'))
  router.get('/incidents', validate(schemas.listIncidents), incidents.list)
  router.post('/incidents', validate(schemas.createIncident), incidents.create)
  router.delete('/incidents/:id', validate(schemas.byId), incidents.withdraw)
  router.post('/incidents/:id/attachments', limits.upload, validate(schemas.byId), attachmentUpload, incidents.attach)
  router.get('/incidents/:id/attachments/:file', validate(schemas.attachment), incidents.download)

  router.use('/admin', adminRoutes({ admin }))

  return router
}
