import type { Request, Response, NextFunction } from 'express';
import { z } from 'zod';
import { MemberModel } from '../models/member.model'; // has role, credit and verified in its schema
import { hashPassword } from '../crypto/passwords';
import { sendWelcome } from '../mail';

const Registration = z
  .object({
    email: z.email().max(254).toLowerCase(),
    displayName: z.string().trim().min(1).max(60),
    password: z.string().min(15).max(128),
  })
  .strict();

export async function registerMember(req: Request, res: Response, next: NextFunction) {
  const parsed = Registration.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'Please check your details' });

  const { password, ...profile } = parsed.data;
  try {
    await MemberModel.create({ ...profile, passwordHash: await hashPassword(password) });
    await sendWelcome(profile.email);
  } catch (err: any) {
    if (err?.code !== 11000) return next(err);
    req.log.info({ event: 'registration_duplicate' });
  }
  return res.status(202).json({ message: 'Check your inbox to finish the registration.' });
}
