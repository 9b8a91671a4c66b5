import type { Request, Response } from 'express';
import { createUser } from './users';
import { verificationLink } from './links';
import { sendMail } from './mail';

export async function signup(req: Request, res: Response): Promise<void> {
  const { email, password } = res.locals.input as { email: string; password: string };
  const user = await createUser(email, password);
  const link = verificationLink(req, user.verificationToken);

  await sendMail({
    to: email,
    subject: 'Please confirm your address',
    text: `Open this link within 24 hours: ${link}`,
  });
  res.status(202).json({ status: 'pending' });
}
