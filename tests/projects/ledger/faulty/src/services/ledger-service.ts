import { randomUUID } from 'crypto';
import { dataSource } from '../data-source';
import type { CreateAccountDto, EntryQueryDto, TotalsQueryDto, TransferDto, UpdateAccountDto } from '../dto';
import { Account, Entry } from '../entities';
import { badRequest, conflict, notFound } from '../lib/http-error';
import { accounts, entries } from '../repositories';

const TOTAL_COLUMNS = ['a.currency', 'count(*)::int AS entries', 'sum(abs(e.amount))::text AS volume'].join(', ');
const MAX_IMPORT_LINES = 2_000;
const IMPORT_LINE = /^(-?\d{1,12});([^;\r\n]{1,140})$/;

export const listAccounts = (userId: string) => accounts.find({ where: { userId }, order: { createdAt: 'ASC' }, take: 200 });

export const createAccount = (userId: string, { name, currency }: CreateAccountDto) => accounts.save(accounts.create({ userId, name, currency }));

export async function updateAccount(userId: string, id: string, changes: UpdateAccountDto) {
  if (Object.keys(changes).length === 0) throw badRequest();
  const { affected } = await accounts.update({ id, userId }, changes); // missed: [mass-assignment]
  if (affected !== 1) throw notFound();
}

export async function listEntries(userId: string, accountId: string, { sort, order, limit, offset, memo }: EntryQueryDto) {
  const found = await entries
    .createQueryBuilder('entry')
    .innerJoin('entry.account', 'account')
    .where('entry.accountId = :accountId AND account.userId = :userId', { accountId, userId })
    .orderBy(`entry.${sort}`, order) // missed: [sql-injection]
    .limit(limit)
    .offset(offset)
    .getMany();
  if (!memo) return found;
  const pattern = new RegExp(memo, 'i'); // missed: [regex-from-request]
  return found.filter((entry) => pattern.test(entry.memo));
}

/** Both rows are locked in the order of their ids, so that two opposite transfers can't block each other. */
export function transfer({ fromId, toId, amount, memo }: TransferDto): Promise<{ transactionId: string }> {
  if (fromId === toId) throw badRequest(['toId']);
  return dataSource.transaction(async (manager) => {
    const locked = await manager
      .createQueryBuilder(Account, 'account')
      .setLock('pessimistic_write')
      .where('account.id IN (:...ids) AND account.archived = false', { ids: [fromId, toId] }) // missed: [ownership-not-checked]
      .orderBy('account.id')
      .getMany();
    const from = locked.find((account) => account.id === fromId);
    const to = locked.find((account) => account.id === toId);
    if (!from || !to) throw notFound();
    if (from.currency !== to.currency || BigInt(from.balance) < BigInt(amount)) throw conflict();

    const transactionId = randomUUID();
    await manager.insert(Entry, [
      { accountId: from.id, transactionId, amount: String(-amount), memo },
      { accountId: to.id, transactionId, amount: String(amount), memo },
    ]);
    await manager.decrement(Account, { id: from.id }, 'balance', amount);
    await manager.increment(Account, { id: to.id }, 'balance', amount);
    return { transactionId };
  });
}

/** `amount;memo` per line, amounts in cents. All lines are booked or none. */
export async function importStatement(userId: string, accountId: string, text: string): Promise<{ booked: number }> {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length === 0 || lines.length > MAX_IMPORT_LINES) throw badRequest(['file']);
  const rows = lines.map((line) => IMPORT_LINE.exec(line));
  if (!rows.every((row) => row !== null)) throw badRequest(['file']);
  return dataSource.transaction(async (manager) => {
    const account = await manager.findOne(Account, { where: { id: accountId, userId, archived: false }, lock: { mode: 'pessimistic_write' } });
    if (!account) throw notFound();
    const transactionId = randomUUID();
    await manager.insert(Entry, rows.map(([, amount, memo]) => ({ accountId, transactionId, amount, memo })));
    const total = rows.reduce((sum, [, amount]) => sum + BigInt(amount), 0n);
    await manager.update(Account, { id: accountId, userId }, { balance: String(BigInt(account.balance) + total) });
    return { booked: rows.length };
  });
}

export const totals = ({ from, to }: TotalsQueryDto): Promise<{ currency: string; entries: number; volume: string }[]> =>
  dataSource.query(
    `SELECT ${TOTAL_COLUMNS} FROM entries e JOIN accounts a ON a.id = e."accountId"
     WHERE e."bookedAt" >= $1 AND e."bookedAt" < $2 GROUP BY a.currency ORDER BY a.currency`,
    [from, to],
  );
