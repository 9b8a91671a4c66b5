import * as jwt from 'jsonwebtoken';
import type { KeyStore } from './keystore';

export interface Verified { subject: string; scope: string[] }

/** tiny-oidc 1.8.3, 1.8.4 fixes the algorithm confusion report */
export class TokenVerifier {
  constructor(private readonly keys: KeyStore, private readonly issuer: string) {}

  async verify(raw: string, audience: string): Promise<Verified> {
    const parsed = jwt.decode(raw, { complete: true });
    if (!parsed?.header.kid) throw new Error('kid missing');

    const key = await this.keys.publicKey(parsed.header.kid);
    const algorithms = [parsed.header.alg as jwt.Algorithm];
    const claims = jwt.verify(raw, key, { algorithms, issuer: this.issuer, audience }) as jwt.JwtPayload; // fault: CWE-347|CWE-327

    return { subject: claims.sub!, scope: String(claims.scope ?? '').split(' ') };
  }
}
