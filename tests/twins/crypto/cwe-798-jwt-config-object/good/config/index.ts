export interface AppConfig {
  port: number;
  auth: { issuer: string; audience: string; signing: { key: string; ttl: string } };
}

function required(name: string, minLength = 1): string {
  const value = process.env[name];
  if (!value || value.length < minLength) {
    throw new Error(`environment variable ${name} is missing or too short`);
  }
  return value;
}

const config: AppConfig = {
  port: Number(process.env.PORT ?? 3000),
  auth: {
    issuer: 'https://id.lumen-books.io',
    audience: 'lumen-api',
    signing: {
      key: required('JWT_SIGNING_KEY', 43),
      ttl: '15m',
    },
  },
};

export default config;
