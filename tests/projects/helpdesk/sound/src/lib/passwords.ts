import { createHash } from 'node:crypto';
import argon2 from 'argon2';
import type { Logger } from 'pino';
import { request } from 'undici';

const RANGE_API = 'https://api.pwnedpasswords.com/range/';
const OPTIONS = { type: argon2.argon2id, memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 } as const;
const MIN_DISTINCT = 5;
const LOCAL_BLOCKLIST = /password|helpdesk|qwerty|123456|letmein/i;

export class PasswordService {
  private readonly decoy = argon2.hash('decoy for unknown accounts', OPTIONS);

  constructor(private readonly log: Logger) {}

  hash(password: string): Promise<string> {
    return argon2.hash(password, OPTIONS);
  }

  /** Takes the same time whether or not there is a hash to compare with. */
  async matches(hash: string | undefined, password: string): Promise<boolean> {
    const matched = await argon2.verify(hash ?? (await this.decoy), password);
    return hash !== undefined && matched;
  }

  needsRehash(hash: string): boolean {
    return argon2.needsRehash(hash, OPTIONS);
  }

  async isWeak(password: string): Promise<boolean> {
    if (new Set(password).size < MIN_DISTINCT || LOCAL_BLOCKLIST.test(password)) return true;
    return this.isBreached(password);
  }

  // k-anonymity: only the first five digits of the digest leave the house, the service prescribes SHA-1
  private async isBreached(password: string): Promise<boolean> {
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
    const [prefix, rest] = [digest.slice(0, 5), digest.slice(5)];
    try {
      const { statusCode, body } = await request(RANGE_API + prefix, { headersTimeout: 2_000, bodyTimeout: 2_000, headers: { 'Add-Padding': 'true' } });
      const listing = await body.text();
      if (statusCode !== 200) throw new Error(`range lookup answered ${statusCode}`);
      return listing.split('\r\n').some((line) => line.startsWith(`${rest}:`) && !line.endsWith(':0'));
    } catch (error) {
      this.log.error({ err: error }, 'breach lookup failed, local list only');
      return false;
    }
  }
}
