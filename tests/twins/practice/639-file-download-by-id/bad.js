import { Router } from 'express';
import path from 'node:path';
import { db } from '../knex.js';
import { authenticate } from '../auth.js';

const STORAGE = '/srv/payslips';
const SAFE_NAME = /^[0-9a-f]{32}\.pdf$/;

export const payslips = Router();

payslips.use(authenticate);

payslips.get('/payslips/:id(\\d+)/download', async (req, res, next) => {
  try {
    const id = Number(req.params.id);
    const slip = await db('payslips').where({ id }).first('stored_name', 'month'); // fault: CWE-639

    if (!slip || !SAFE_NAME.test(slip.stored_name)) {
      req.log.warn({ event: 'authz_fail', userId: req.user.id, resource: `payslip:${req.params.id}` });
      return res.status(404).json({ error: 'Not found' });
    }

    res.set('Cache-Control', 'no-store');
    return res.download(path.join(STORAGE, slip.stored_name), `payslip-${slip.month}.pdf`, (err) => {
      if (err) next(err);
    });
  } catch (err) {
    return next(err);
  }
});
