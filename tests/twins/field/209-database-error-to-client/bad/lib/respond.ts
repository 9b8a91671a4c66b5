import type { Response } from 'express';

export const failed = (res: Response) => (cause: unknown) => {
  const { message, code, detail } = cause as { message: string; code?: string; detail?: string };
  res.status(500).json({ error: message, code, detail }); // fault: CWE-209
};
