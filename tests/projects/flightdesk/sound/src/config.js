import { z } from 'zod'

const commaList = z.string().transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean))
const httpsUrl = z.url({ protocol: /^https$/ })

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'staging', 'development', 'test']),
  PORT: z.coerce.number().int().min(1).max(65535).default(8080),
  PROXY_SUBNET: z.union([z.cidrv4(), z.cidrv6()]),
  WEB_ORIGINS: commaList.pipe(z.array(httpsUrl).min(1)),
  MONGO_URL: z.string().regex(/^mongodb(?:\+srv)?:\/\//),
  MONGO_DB: z.string().regex(/^[a-z-]{3,30}$/),
  // the newest first; older ones still verify cookies until they have run out
  SESSION_SECRETS: commaList.pipe(z.array(z.string().min(43)).min(1)),
  FIELD_KEY: z.base64().transform((text) => Buffer.from(text, 'base64')).refine((key) => key.length === 32),
  ATTACHMENT_DIR: z.string().startsWith('/'),
  WEATHER_URL: httpsUrl,
})

export function loadConfig(source = process.env) {
  const parsed = Environment.safeParse(source)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path[0]))]
    throw new Error(`Environment is not complete: ${names.join(', ')}`)
  }
  const env = parsed.data
  return Object.freeze({
    env: env.NODE_ENV,
    isProduction: env.NODE_ENV === 'production',
    port: env.PORT,
    proxySubnet: env.PROXY_SUBNET,
    webOrigins: env.WEB_ORIGINS,
    mongo: { url: env.MONGO_URL, database: env.MONGO_DB },
    sessionSecrets: env.SESSION_SECRETS,
    fieldKey: env.FIELD_KEY,
    attachmentDir: env.ATTACHMENT_DIR,
    weatherUrl: env.WEATHER_URL,
  })
}
