import { Router } from 'express';
import { z } from 'zod';
import { resetLimiter } from '../limits';
import { customers } from '../repositories/customers';
import { resetQueue } from '../queues/reset';
import { logger } from '../logger';

const Body = z.strictObject({ email: z.string().trim().toLowerCase().pipe(z.email().max(254)) });

export const passwordRoutes = Router();

passwordRoutes.post('/password/forgot', resetLimiter, async (req, res) => {
  const body = Body.safeParse(req.body);
  if (!body.success) return res.status(400).json({ error: 'Invalid e-mail' });

  const customer = await customers.findByEmail(body.data.email);
  logger.info({ event: 'authn_reset_requested', known: customer !== null, ip: req.ip });

  if (customer !== null) {
    await resetQueue.add('mail', { customerId: customer.id });
  }

  return res.status(202).json({ message: 'We have sent you a mail if the address is registered.' });
});
