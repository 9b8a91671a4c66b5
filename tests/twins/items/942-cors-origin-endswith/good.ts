import cors, { type CorsOptions } from 'cors';

const ORIGINS: ReadonlySet<string> = new Set(['https://app.ledgerly.example', 'https://ledgerly.example']);

const options: CorsOptions = {
  credentials: true,
  methods: ['GET', 'PUT', 'POST'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  maxAge: 600,
  origin(origin, callback) {
    if (!origin) return callback(null, false);
    return callback(null, origin.startsWith('https://') && ORIGINS.has(origin));
  },
};

export const apiCors = cors(options);
