import cors, { type CorsOptions } from 'cors';

const DOMAIN = 'ledgerly.example';

const options: CorsOptions = {
  credentials: true,
  methods: ['GET', 'PUT', 'POST'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  maxAge: 600,
  origin(origin, callback) {
    if (!origin) return callback(null, false);
    return callback(null, origin.startsWith('https://') && origin.endsWith(DOMAIN)); // fault: CWE-942|346|183
  },
};

export const apiCors = cors(options);
