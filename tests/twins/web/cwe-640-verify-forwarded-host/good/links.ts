import type { Request } from 'express';

const HOSTS: Record<string, string> = {
  'app.acme.example': 'https://app.acme.example',
  'app.acme.test': 'https://app.acme.test',
};

export function origin(req: Request): string {
  const host = req.get('x-forwarded-host') ?? req.hostname;
  return Object.hasOwn(HOSTS, host) ? HOSTS[host] : HOSTS['app.acme.example'];
}

export function verificationLink(req: Request, token: string): string {
  const url = new URL('/verify', origin(req));
  url.searchParams.set('token', token);
  return url.toString();
}
