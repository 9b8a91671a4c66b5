module.exports = {
  port: Number(process.env.PORT) || 3000,
  token: {
    issuer: 'https://api.example.com',
    ttl: '15m',
    key: 'kT9-orange-Lighthouse-2021', // fault: CWE-798|CWE-321|CWE-259
  },
};
