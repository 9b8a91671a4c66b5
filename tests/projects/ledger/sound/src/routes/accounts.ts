import { Router } from 'express';
import { CreateAccountDto, EntryQueryDto, IdDto, TransferDto, UpdateAccountDto } from '../dto';
import { asyncHandler } from '../lib/async-handler';
import { currentUser } from '../middleware/auth';
import { receiveStatement, statementText } from '../middleware/upload';
import { bodyOf, idOf, queryOf, validateDto } from '../middleware/validate-dto';
import * as ledger from '../services/ledger-service';

export const accountsRouter = Router();

accountsRouter.get('/', asyncHandler(async (_req, res) => {
  res.json({ accounts: await ledger.listAccounts(currentUser(res).id) });
}));

accountsRouter.post('/', validateDto(CreateAccountDto), asyncHandler(async (_req, res) => {
  res.status(201).json(await ledger.createAccount(currentUser(res).id, bodyOf<CreateAccountDto>(res)));
}));

accountsRouter.patch('/:id', validateDto(IdDto, 'params'), validateDto(UpdateAccountDto), asyncHandler(async (_req, res) => {
  await ledger.updateAccount(currentUser(res).id, idOf(res), bodyOf<UpdateAccountDto>(res));
  res.sendStatus(204);
}));

accountsRouter.get('/:id/entries', validateDto(IdDto, 'params'), validateDto(EntryQueryDto, 'query'), asyncHandler(async (_req, res) => {
  res.json({ entries: await ledger.listEntries(currentUser(res).id, idOf(res), queryOf<EntryQueryDto>(res)) });
}));

accountsRouter.post('/:id/statement', validateDto(IdDto, 'params'), receiveStatement, asyncHandler(async (req, res) => {
  res.status(201).json(await ledger.importStatement(currentUser(res).id, idOf(res), statementText(req)));
}));

accountsRouter.post('/transfers', validateDto(TransferDto), asyncHandler(async (_req, res) => {
  res.status(201).json(await ledger.transfer(currentUser(res).id, bodyOf<TransferDto>(res)));
}));
