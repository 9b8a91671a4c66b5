import { createApp } from './app.js'
import { loadConfig } from './config.js'
import { connect } from './lib/database.js'
import { createLogger } from './lib/logger.js'

const config = loadConfig()
const logger = createLogger(config)

process.on('uncaughtException', (err) => {
  logger.fatal({ err }, 'uncaught_exception')
  process.exit(1)
})

const { client, db } = await connect(config)
const server = createApp({ config, client, db, logger }).listen(config.port, (err) => {
  if (err) throw err
  logger.info({ port: config.port }, 'listening')
})
server.requestTimeout = 30_000
server.headersTimeout = 10_000

async function stop(signal) {
  logger.info({ signal }, 'stopping')
  setTimeout(() => process.exit(1), 10_000).unref()
  server.close(async () => {
    await client.close()
    process.exit(0)
  })
  server.closeIdleConnections()
}

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
