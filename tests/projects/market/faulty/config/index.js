const Joi = require('joi');

const list = Joi.string().custom((value) => value.split(',').map((item) => item.trim()).filter(Boolean));

const httpsOrigins = list.custom((items, helpers) => (
  items.every((item) => /^https:\/\/[a-z0-9.-]+(?::\d{2,5})?$/.test(item)) ? items : helpers.error('any.invalid')
));

// "k1:<base64>,k2:<base64>"; old keys stay for reading until everything is sealed anew
const dataKeys = list.custom((items, helpers) => {
  const keys = new Map();
  for (const item of items) {
    const at = item.indexOf(':');
    const key = Buffer.from(item.slice(at + 1), 'base64');
    if (at < 1 || key.length !== 32) return helpers.error('any.invalid');
    keys.set(item.slice(0, at), key);
  }
  return keys;
});

const schema = Joi.object({
  NODE_ENV: Joi.string().valid('production', 'staging', 'development', 'test').required(),
  PORT: Joi.number().port().default(4000),
  TRUST_PROXY_HOPS: Joi.number().integer().min(0).max(3).default(1),
  PUBLIC_URL: Joi.string().uri({ scheme: ['https'] }).required(),
  FRONTEND_URL: Joi.string().uri({ scheme: ['https'] }).required(),
  CORS_ORIGINS: httpsOrigins.required(),
  MONGO_URL: Joi.string().uri({ scheme: ['mongodb', 'mongodb+srv'] }).required(),
  REDIS_URL: Joi.string().uri({ scheme: ['rediss'] }).required(),
  JWT_ACCESS_SECRET: Joi.string().min(43).required(),
  DATA_KEYS: dataKeys.required(),
  DATA_KEY_CURRENT: Joi.string().required(),
  SMTP_HOST: Joi.string().hostname().required(),
  SMTP_PORT: Joi.number().port().default(465),
  SMTP_USER: Joi.string().required(),
  SMTP_PASS: Joi.string().required(),
  MAIL_FROM: Joi.string().email().required(),
  SHIPPING_API_URL: Joi.string().uri({ scheme: ['https'] }).required(),
  SHIPPING_API_KEY: Joi.string().required(),
  PAYMENT_WEBHOOK_SECRET: Joi.string().min(32).default('whsec_Xn83kQvT0pLr62mWzEyB91cJuHs5dGfa'), // error: [hard-coded-secret]
  UPLOAD_DIR: Joi.string().pattern(/^\//).required(),
}).options({ stripUnknown: true });

const { value: env, error } = schema.validate(process.env);
if (error) {
  throw new Error(`Bad configuration: ${error.details.map((d) => d.path.join('.')).join(', ')}`);
}
if (!env.DATA_KEYS.has(env.DATA_KEY_CURRENT)) {
  throw new Error('Bad configuration: DATA_KEY_CURRENT');
}

module.exports = Object.freeze({
  env: env.NODE_ENV,
  port: env.PORT,
  trustProxyHops: env.TRUST_PROXY_HOPS,
  publicUrl: env.PUBLIC_URL,
  frontendUrl: env.FRONTEND_URL,
  corsOrigins: env.CORS_ORIGINS,
  mongoUrl: env.MONGO_URL,
  redisUrl: env.REDIS_URL,
  jwt: {
    secret: env.JWT_ACCESS_SECRET,
    issuer: env.PUBLIC_URL,
    audience: 'market-api',
    algorithm: 'HS256',
    accessTtl: '15m',
  },
  data: { keys: env.DATA_KEYS, current: env.DATA_KEY_CURRENT },
  smtp: { host: env.SMTP_HOST, port: env.SMTP_PORT, user: env.SMTP_USER, pass: env.SMTP_PASS, from: env.MAIL_FROM },
  shipping: { url: env.SHIPPING_API_URL, key: env.SHIPPING_API_KEY },
  payment: { webhookSecret: env.PAYMENT_WEBHOOK_SECRET },
  uploadDir: env.UPLOAD_DIR,
});
