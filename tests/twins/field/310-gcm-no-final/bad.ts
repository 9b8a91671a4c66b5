import { createDecipheriv, createSecretKey } from 'node:crypto';

const key = createSecretKey(Buffer.from(process.env.COOKIE_KEY!, 'hex'));

export interface Ticket { uid: string; exp: number }

/** cookie layout: iv(12) | tag(16) | ciphertext, base64url */
export function openTicket(cookie: string): Ticket | null {
  const raw = Buffer.from(cookie, 'base64url');
  if (raw.length < 29) return null;

  const iv = raw.subarray(0, 12);
  const tag = raw.subarray(12, 28);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }); // fault: CWE-310|CWE-354|CWE-347
  decipher.setAuthTag(tag);

  try {
    const json = decipher.update(raw.subarray(28), undefined, 'utf8');
    const ticket = JSON.parse(json) as Ticket;
    return ticket.exp > Date.now() ? ticket : null;
  } catch {
    return null;
  }
}
