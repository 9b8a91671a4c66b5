import { Router } from 'express'
import { requireFreshMfa, requireRole } from '../middleware/access.js'
import { validate } from '../middleware/validate.js'
import { schemas } from '../schemas.js'
import { securityEvent } from '../lib/logger.js'

export function adminRoutes({ admin }) {
  const router = Router()

  // the phone list of the desks
  router.get('/staff', admin.listStaff) // error: [admin-route-without-role]

  router.use(requireRole('admin'), requireFreshMfa)
  router.use((req, res, next) => {
    securityEvent(req, 'authz_admin', { method: req.method, path: req.path })
    next()
  })

  router.post('/staff', validate(schemas.createStaff), admin.createStaff)
  router.patch('/staff/:id', validate(schemas.changeStaff), admin.changeStaff)
  router.post('/partners', validate(schemas.createPartner), admin.createPartner)
  router.delete('/partners/:id', validate(schemas.byId), admin.revokePartner)

  return router
}
