// package.json: "@prisma/client": "5.22.0", strictUndefinedChecks not enabled
import type { Request, Response, NextFunction } from 'express';
import { prisma } from '../prisma';

/** Service tokens carry no user; human tokens do (see auth/token.ts). */
interface Principal {
  kind: 'user' | 'service';
  userId?: string;
}

export async function listDocuments(req: Request, res: Response, next: NextFunction) {
  try {
    const { userId } = res.locals.principal as Principal;

    const documents = await prisma.document.findMany({ // fault: CWE-639
      where: { ownerId: userId, deletedAt: null },
      select: { id: true, title: true, updatedAt: true },
      orderBy: { updatedAt: 'desc' },
      take: 100,
    });

    return res.json({ documents });
  } catch (err) {
    return next(err);
  }
}
