import bcrypt from 'bcrypt';
import { z } from 'zod';
import { isBreached } from '../lib/breached-passwords';

const COST = 12;

const fitsBcrypt = (value: string) => Buffer.byteLength(value, 'utf8') <= 72;

export const NewPassword = z
  .string()
  .min(15)
  .refine(fitsBcrypt, 'At most 72 bytes');

export async function setPassword(raw: unknown, save: (hash: string) => Promise<void>): Promise<boolean> {
  const parsed = NewPassword.safeParse(raw);
  if (!parsed.success || (await isBreached(parsed.data))) return false;

  await save(await bcrypt.hash(parsed.data, COST));
  return true;
}

export const matches = (password: string, hash: string) =>
  fitsBcrypt(password) ? bcrypt.compare(password, hash) : Promise.resolve(false);
