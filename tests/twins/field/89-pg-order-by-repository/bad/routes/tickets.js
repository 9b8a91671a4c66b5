import { Router } from 'express';
import { authenticate } from '../auth.js';
import { ticketService } from '../services/tickets.js';

export const tickets = Router();

tickets.get('/', authenticate, async (req, res) => {
  res.json(await ticketService.page(req.user, req.query));
});
