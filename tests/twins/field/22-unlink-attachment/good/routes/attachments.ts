import { Router, type Request, type Response } from 'express';
import { loadOwnTicket } from '../middleware/load-own-ticket';
import { AttachmentStore } from '../lib/attachments';

const NAME = /^[a-z0-9]{26}\.(?:pdf|png|txt)$/;

export const attachments = Router({ mergeParams: true });
attachments.use(loadOwnTicket);

attachments.delete('/', async (req: Request, res: Response) => {
  const { names } = req.body as { names: string[] };
  if (!Array.isArray(names) || names.length > 20) return res.sendStatus(400);
  if (!names.every((n) => typeof n === 'string' && NAME.test(n))) return res.sendStatus(400);

  const store = new AttachmentStore(res.locals.ticket.id);
  const outcome = await Promise.all(names.map((n) => store.remove(n)));
  return res.json({ removed: outcome.filter(Boolean).length });
});
