import type { CreateUserDto, UpdateUserDto } from '../dto';
import { badRequest, conflict, notFound } from '../lib/http-error';
import { logger } from '../lib/logger';
import { fitsBcrypt, hashPassword, isBreached } from '../lib/passwords';
import type { CurrentUser } from '../middleware/auth';
import { sessions, users } from '../repositories';

const VIEW = { id: true, email: true, name: true, role: true, active: true, createdAt: true } as const;

export const listUsers = () => users.find({ select: VIEW, order: { createdAt: 'ASC' }, take: 500 });

export async function createUser(admin: CurrentUser, { email, name, role, password }: CreateUserDto) {
  if (!fitsBcrypt(password) || (await isBreached(password))) throw badRequest(['password']);
  const { id } = await users.save(users.create({ email, name, role, passwordHash: await hashPassword(password) }));
  logger.warn('user created', { event: 'authz_change', userId: admin.id, subjectId: id, role });
  return { id };
}

export async function updateUser(admin: CurrentUser, id: string, { role, active }: UpdateUserDto) {
  if (id === admin.id) throw conflict();
  const changes = { ...(role !== undefined && { role }), ...(active !== undefined && { active }) };
  if (Object.keys(changes).length === 0) throw badRequest();
  const { affected } = await users.update({ id }, changes);
  if (affected !== 1) throw notFound();
  if (active === false) await sessions.revokeAll(id);
  logger.warn('user changed', { event: 'authz_change', userId: admin.id, subjectId: id, role, active });
}
