import { Eta } from 'eta';
import { Router } from 'express';
import { requireUser } from '../auth.mjs';
import { invoices } from '../invoices.mjs';

const eta = new Eta({ autoEscape: true, cache: false });
const router = Router();

const BODY = `Invoice <%= it.number %>
Due <%= it.due %>
`;

router.post('/invoices/:number/reminder-text', requireUser, async (req, res) => {
  const invoice = await invoices.owned(req.user.id, req.params.number);
  if (!invoice) return res.sendStatus(404);

  const { salutation, closing = 'Kind regards' } = req.body ?? {};
  const parts = [salutation ?? 'Hello'];
  parts.push(eta.renderString(BODY, invoice));
  parts.push(closing);

  const text = parts.join('\n\n');
  return res.json({ text });
});

export default router;
