import { Router } from 'express';
import { CreateUserDto, IdDto, TotalsQueryDto, UpdateUserDto } from '../dto';
import { asyncHandler } from '../lib/async-handler';
import { logger } from '../lib/logger';
import { currentUser, requireRecentMfa, requireRole } from '../middleware/auth';
import { bodyOf, idOf, queryOf, validateDto } from '../middleware/validate-dto';
import * as admin from '../services/admin-service';
import { totals } from '../services/ledger-service';

export const adminRouter = Router();

adminRouter.use(requireRole('admin'), requireRecentMfa, (req, res, next) => {
  logger.info('admin request', { event: 'authz_admin', userId: currentUser(res).id, method: req.method, path: req.path });
  next();
});

adminRouter.get('/users', asyncHandler(async (_req, res) => {
  res.json({ users: await admin.listUsers() });
}));

adminRouter.post('/users', validateDto(CreateUserDto), asyncHandler(async (_req, res) => {
  res.status(201).json(await admin.createUser(currentUser(res), bodyOf<CreateUserDto>(res)));
}));

adminRouter.patch('/users/:id', validateDto(IdDto, 'params'), validateDto(UpdateUserDto), asyncHandler(async (_req, res) => {
  await admin.updateUser(currentUser(res), idOf(res), bodyOf<UpdateUserDto>(res));
  res.sendStatus(204);
}));

adminRouter.get('/totals', validateDto(TotalsQueryDto, 'query'), asyncHandler(async (_req, res) => {
  res.json({ totals: await totals(queryOf<TotalsQueryDto>(res)) });
}));
