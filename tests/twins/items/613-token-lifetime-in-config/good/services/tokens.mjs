import { SignJWT } from 'jose';
import { auth } from '../config/auth.mjs';
import { signingKey } from '../keys.mjs';

const build = (subject, typ) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', typ })
    .setSubject(subject)
    .setIssuer(auth.issuer)
    .setAudience(auth.audience)
    .setIssuedAt();

export async function accessToken(userId) {
  return build(userId, 'at+jwt')
    .setExpirationTime(auth.lifetime.access)
    .sign(await signingKey());
}

export async function emailLinkToken(userId) {
  return build(userId, 'email-link+jwt').setExpirationTime(auth.lifetime.emailLink).sign(await signingKey());
}
