import { Router } from 'express';
import { currentUser } from '../auth/current-user.js';
import { invoices } from '../stores.js';

export const billing = Router();

billing.use((req, res, next) => {
  req.user = currentUser(req);
  return req.user ? next() : res.status(401).json({ error: 'unauthorized' });
});

billing.get('/invoices', async (req, res) => {
  const all = req.user.roles.includes('accountant');
  res.json(all ? await invoices.all() : await invoices.of(req.user.id));
});
