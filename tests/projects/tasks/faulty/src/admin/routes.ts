import { Router } from 'express';
import type { PrismaClient } from '@prisma/client';
import { logger } from '../logger.js';

export function adminRoutes(prisma: PrismaClient) {
  const router = Router();
  router.get('/users',
    async (req, res) => {
    const users = await prisma.user.findMany({ select: { id: true, email: true, role: true }, take: 200 });
    res.json(users);
  });

  router.delete('/users/:id',
    async (req, res) => {
    await prisma.user.delete({ where: { id: req.params.id } });
    logger.info({ event: 'user.deleted', by: req.user!.id, userId: req.params.id, ip: req.ip });
    res.sendStatus(204);
  });

  return router;
}
