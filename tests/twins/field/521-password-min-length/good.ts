import { z } from 'zod';
import * as argon2 from 'argon2';
import type { Request, Response } from 'express';
import { users } from './users';

export const Registration = z
  .object({
    email: z.string().email().max(254),
    password: z.string().min(15).max(128).refine((p) => !users.isBreached(p), 'known from a breach'),
    name: z.string().min(1).max(80),
  })
  .strict();

export async function register(req: Request, res: Response) {
  const parsed = Registration.safeParse(req.body);
  if (!parsed.success) return res.status(422).json({ error: 'invalid registration' });

  const { email, password, name } = parsed.data;
  await users.invite({ email, name, hash: await argon2.hash(password) });
  return res.status(202).json({ message: 'Please look into your mailbox' });
}
