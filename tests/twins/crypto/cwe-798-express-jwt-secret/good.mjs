import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { expressjwt } from 'express-jwt';
import { isRevoked } from './revocations.mjs';
import { listInvoices, getInvoice } from './invoice-controller.mjs';

// mounted by the orchestrator: the value never enters the image nor the environment
const secretFile = '/run/secrets/jwt_secret';

const requireToken = expressjwt({
  secret: Buffer.from(readFileSync(secretFile, 'utf8').trim(), 'base64'),
  algorithms: ['HS256'],
  issuer: 'https://login.harbour.dev',
  audience: 'billing',
  isRevoked,
});

const router = Router();
router.use(requireToken);
router.get('/invoices', listInvoices);
router.get('/invoices/:id', getInvoice);

export default router;
