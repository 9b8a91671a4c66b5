import type { Response } from 'express';

import { logger } from './logger';

export const failed = (res: Response) => (cause: unknown) => {
  const { code } = cause as { code?: string };
  logger.error({ cause }, 'database call failed');
  res.status(code === '23505' ? 409 : 500).json({ error: code === '23505' ? 'already exists' : 'internal error' });
};
