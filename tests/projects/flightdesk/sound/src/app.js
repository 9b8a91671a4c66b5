import express from 'express'
import { createRepositories } from './repositories/index.js'
import { AuthController } from './controllers/AuthController.js'
import { FlightController } from './controllers/FlightController.js'
import { IncidentController } from './controllers/IncidentController.js'
import { AdminController } from './controllers/AdminController.js'
import { AttachmentStore } from './services/AttachmentStore.js'
import { SignInThrottle } from './services/SignInThrottle.js'
import { WeatherClient } from './services/WeatherClient.js'
import { FieldCipher } from './lib/secrets.js'
import { requestLogger } from './lib/logger.js'
import { createLimits } from './middleware/limits.js'
import { createSession } from './middleware/session.js'
import { crossOrigin, headers, httpsOnly } from './middleware/security.js'
import { handleErrors, notFound } from './middleware/errors.js'
import { apiRoutes, partnerRoutes } from './routes/index.js'

export function createApp({ config, client, db, logger }) {
  const repositories = createRepositories(db)
  const cipher = new FieldCipher(config.fieldKey)
  const limits = createLimits(db)
  const flights = new FlightController({ ...repositories, cipher, weather: new WeatherClient(config.weatherUrl, { log: logger }) })
  const parts = {
    auth: new AuthController({ ...repositories, cipher, throttle: new SignInThrottle(db) }),
    incidents: new IncidentController({ ...repositories, attachments: new AttachmentStore(config.attachmentDir) }),
    admin: new AdminController(repositories),
    flights,
    limits,
    repositories,
  }

  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.proxySubnet)

  app.use(requestLogger(logger))
  app.use(headers())
  app.use(httpsOnly(config))
  app.use(crossOrigin(config))
  app.use(limits.everyone)
  app.get('/healthz', (req, res) => res.json({ status: 'ok' }))

  app.use('/partner', partnerRoutes(parts))

  app.use(express.json({ limit: '40kb' }))
  app.use(createSession({ config, client }))
  app.use('/api', apiRoutes(parts))

  app.use(notFound)
  app.use(handleErrors)
  return app
}
