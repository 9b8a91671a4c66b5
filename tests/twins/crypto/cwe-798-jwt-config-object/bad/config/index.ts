export interface AppConfig {
  port: number;
  auth: { issuer: string; audience: string; signing: { key: string; ttl: string } };
}

const config: AppConfig = {
  port: Number(process.env.PORT ?? 3000),
  auth: {
    issuer: 'https://id.lumen-books.io',
    audience: 'lumen-api',
    signing: {
      key: 'Lb!7qz-Rk29vTTe0xPpW4mQd', // fault: CWE-798
      ttl: '15m',
    },
  },
};

export default config;
