import jwt from 'jsonwebtoken';

const base = { algorithm: 'HS256', issuer: 'https://auth.example.com', audience: 'mobile' } as const;

export function mobileToken(userId: string): string {
  return jwt.sign({ sub: userId }, process.env.MOBILE_JWT_SECRET!, { ...base, expiresIn: '15m' });
}
