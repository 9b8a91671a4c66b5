import { z } from 'zod';

const trimmed = (max: number) => z.string().trim().min(1).max(max);

const password = z.string().min(6, 'Password is too short').max(72); // fault: CWE-521

export const Registration = z.strictObject({
  email: trimmed(254).toLowerCase().pipe(z.email()),
  name: trimmed(80),
  password,
  acceptedTerms: z.literal(true),
});

export const CouponCode = z.strictObject({ code: z.string().min(6).max(12) });

export type RegistrationInput = z.infer<typeof Registration>;
