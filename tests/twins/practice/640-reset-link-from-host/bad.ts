import { randomBytes, createHash } from 'node:crypto';
import type { Request, Response, NextFunction } from 'express';
import { settings } from '../settings';
import { people } from '../repositories/people';
import { resets } from '../repositories/resets';
import { mailQueue } from '../mail/queue';
import { ResetRequest } from './schemas';

export class ResetController {
  // mounted as: router.post('/reset', resetLimiter, controller.request)
  request = async (req: Request, res: Response, next: NextFunction) => {
    const body = ResetRequest.safeParse(req.body);
    if (!body.success) return res.status(400).json({ error: 'Invalid e-mail' });

    try {
      const person = await people.byEmail(body.data.email);
      if (person) {
        const token = randomBytes(32).toString('base64url');
        await resets.store(person.id, createHash('sha256').update(token).digest('hex'), settings.resetMinutes);

        const link = new URL('/reset/confirm', `${req.protocol}://${req.get('x-forwarded-host') ?? req.get('host')}`); // fault: CWE-640|CWE-601
        link.hash = new URLSearchParams({ token }).toString();
        await mailQueue.add('reset', { to: person.email, link: link.href });
      }
      req.log.info({ event: 'authn_reset_requested', userId: person?.id });
      return res.status(202).json({ message: 'If we know the address, a mail is on its way.' });
    } catch (err) {
      return next(err);
    }
  };
}
