import session from 'express-session'
import MongoStore from 'connect-mongo'
import { csrfSync } from 'csrf-sync'

const IDLE_MS = 30 * 60 * 1000

export const SESSION_COOKIE = '__Host-desk'
export const ABSOLUTE_MS = 10 * 60 * 60 * 1000
export const cookieOptions = Object.freeze({ httpOnly: true, secure: true, sameSite: 'strict', path: '/' })

export const createSession = ({ config, client }) => session({
  name: SESSION_COOKIE,
  secret: config.sessionSecrets,
  store: MongoStore.create({ client, dbName: config.mongo.database, collectionName: 'sessions', ttl: IDLE_MS / 1000 }),
  resave: false,
  saveUninitialized: false,
  rolling: true,
  cookie: { ...cookieOptions, httpOnly: false, maxAge: IDLE_MS }, // error: [cookie-flags]
})

export const { generateToken, csrfSynchronisedProtection } = csrfSync({
  getTokenFromRequest: (req) => req.get('x-csrf-token'),
  size: 64,
})

const callback = (fn) => new Promise((resolve, reject) => {
  fn((err) => (err ? reject(err) : resolve()))
})

export const regenerate = (req) => callback((done) => req.session.regenerate(done))
export const destroy = (req) => callback((done) => req.session.destroy(done))
