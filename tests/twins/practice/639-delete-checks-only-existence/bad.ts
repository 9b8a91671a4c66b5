import { Router } from 'express';
import { prisma } from '../prisma';
import { requireUser } from '../middleware/require-user';
import { logger } from '../logger';

export const apiKeys = Router().use(requireUser);

apiKeys.get('/', async (req, res) => {
  const keys = await prisma.apiKey.findMany({
    where: { userId: req.user.id },
    select: { id: true, label: true, lastUsedAt: true },
  });
  res.json(keys);
});

apiKeys.delete('/:keyId', async (req, res) => {
  const { keyId } = req.params;
  const key = await prisma.apiKey.findUnique({ where: { id: keyId }, select: { id: true } });
  if (!key) return res.status(404).json({ error: 'No such key' });

  await prisma.apiKey.delete({ where: { id: keyId } }); // fault: CWE-639
  logger.info({ event: 'api_key_deleted', keyId, userId: req.user.id });
  return res.status(204).end();
});
