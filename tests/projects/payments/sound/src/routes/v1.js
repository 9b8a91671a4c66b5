import { Router } from 'express';
import { authenticate, principalQuota } from '../middleware/index.js';
import { account } from './account.js';
import { admin } from './admin.js';
import { cards } from './cards.js';
import { payments } from './payments.js';

export const v1 = Router();

v1.use(authenticate);
v1.use(principalQuota);
v1.use('/admin', admin);
v1.use('/payments', payments);
v1.use('/cards', cards);
v1.use('/', account);
