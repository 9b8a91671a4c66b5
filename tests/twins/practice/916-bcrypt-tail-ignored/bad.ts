import bcrypt from 'bcrypt';
import { z } from 'zod';
import { isBreached } from '../lib/breached-passwords';

const COST = 12;

export const NewPassword = z.string().min(15).max(256);

export async function setPassword(raw: unknown, save: (hash: string) => Promise<void>): Promise<boolean> {
  const parsed = NewPassword.safeParse(raw);
  if (!parsed.success || (await isBreached(parsed.data))) return false;

  const prefixed = `${process.env.PASSWORD_REALM ?? 'customers'}:${parsed.data}`;
  await save(await bcrypt.hash(prefixed, COST)); // fault: CWE-916
  return true;
}

export const matches = (password: string, hash: string) =>
  bcrypt.compare(`${process.env.PASSWORD_REALM ?? 'customers'}:${password}`, hash);
