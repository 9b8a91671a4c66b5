import pino from 'pino';
import { Router } from 'express';
import { z } from 'zod';
import { signupLimiter } from './limits.mjs';
import { startRegistration } from './registration.mjs';

const log = pino({
  name: 'signup',
  redact: ['password', '*.password'],
});

const SignUp = z.strictObject({
  company: z.string().trim().min(1).max(120),
  account: z.strictObject({
    email: z.email().max(254),
    password: z.string().min(15).max(128),
  }),
});

export const signup = Router().post('/signup', signupLimiter, async (req, res, next) => {
  const form = SignUp.safeParse(req.body);
  if (!form.success) return res.status(400).json({ error: 'Please check the form' });

  log.info({ event: 'registration_started', ip: req.ip, form: form.data }); // fault: CWE-532
  try {
    await startRegistration(form.data);
    return res.status(202).json({ message: 'Check your inbox' });
  } catch (err) {
    return next(err);
  }
});
