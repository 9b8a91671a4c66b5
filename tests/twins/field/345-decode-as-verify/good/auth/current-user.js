import jwt from 'jsonwebtoken';
import { readFileSync } from 'node:fs';

const publicKey = readFileSync('/run/keys/idp.pem');
const options = { algorithms: ['RS256'], issuer: 'https://idp.example.com/', audience: 'billing' };

export function currentUser(req) {
  const bearer = req.get('authorization')?.split(' ')[1];
  if (!bearer) return null;

  try {
    const claims = jwt.verify(bearer, publicKey, options);
    return { id: claims.sub, roles: claims.roles ?? [] };
  } catch {
    return null;
  }
}
