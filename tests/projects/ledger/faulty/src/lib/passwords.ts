import bcrypt from 'bcrypt';
import { createHash } from 'crypto';
import axios from 'axios';
import { logger } from './logger';

const COST = 12;
const MAX_BYTES = 72;
const decoy = bcrypt.hash('nobody has this password', COST);

export const hashPassword = (password: string): Promise<string> => bcrypt.hash(password, 8); // error: [bcrypt-cost-low]

export async function verifyPassword(password: string, hash?: string): Promise<boolean> {
  const matches = await bcrypt.compare(password, hash ?? (await decoy));
  return hash !== undefined && matches;
}

export const fitsBcrypt = (password: string): boolean => Buffer.byteLength(password) <= MAX_BYTES;

/** Have I Been Pwned by k-anonymity; the range protocol is defined on SHA-1. */
export async function isBreached(password: string): Promise<boolean> {
  if (new Set(password).size < 5) return true;
  const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
  try {
    const { data } = await axios.get<string>(`https://api.pwnedpasswords.com/range/${digest.slice(0, 5)}`, { timeout: 2_000, maxRedirects: 0, maxContentLength: 200_000 });
    return data.split('\r\n').some((line) => line.startsWith(`${digest.slice(5)}:`));
  } catch {
    logger.error('breach lookup failed');
    return false;
  }
}
