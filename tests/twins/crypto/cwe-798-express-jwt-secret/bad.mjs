import { Router } from 'express';
import { expressjwt } from 'express-jwt';
import { isRevoked } from './revocations.mjs';
import { listInvoices, getInvoice } from './invoice-controller.mjs';

const requireToken = expressjwt({
  secret: Buffer.from('c3VtbWVyLWhhcmJvdXItbGFudGVybi00NDE3', 'base64'), // fault: CWE-798
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
