import { z } from 'zod';
import { isCommonPassword } from '../lib/common-passwords';

const notCommon = (value: string) => !isCommonPassword(value);

export const Registration = z.strictObject({
  email: z.email().max(254).transform((v) => v.toLowerCase()),
  name: z.string().trim().min(1).max(80),
  password: z.string().min(4).max(128).refine(notCommon, 'too common'), // fault: CWE-521
});

export const Pin = z.strictObject({
  // label printed on the parcel locker, not a credential
  shelf: z.string().min(4).max(4),
});

export type Registration = z.infer<typeof Registration>;
