import { z } from 'zod';
import { isBreached } from '../lib/breached-passwords';

const trimmed = (max: number) => z.string().trim().min(1).max(max);

const password = z
  .string()
  .min(15, 'Use at least 15 characters, a few words for example')
  .max(128)
  .refine(async (value) => !(await isBreached(value)), 'This password is known from data leaks');

export const Registration = z.strictObject({
  email: trimmed(254).toLowerCase().pipe(z.email()),
  name: trimmed(80),
  password,
  acceptedTerms: z.literal(true),
});

export const CouponCode = z.strictObject({ code: z.string().min(6).max(12) });

export type RegistrationInput = z.infer<typeof Registration>;
