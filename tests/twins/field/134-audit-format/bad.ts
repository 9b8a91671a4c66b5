import { format } from 'node:util';
import { appendFile } from 'node:fs/promises';
import type { Request, Response, NextFunction } from 'express';

const LOG = '/var/log/portal/audit.log';

export function audit(action: string) {
  return async (req: Request, res: Response, next: NextFunction) => {
    const actor = req.user?.id ?? 'anonymous';
    const prefix = `${action} ${req.get('user-agent')} `;
    const line = format(prefix + 'by %s from %s', actor, req.ip); // fault: CWE-134
    await appendFile(LOG, line + '\n').catch(() => undefined);
    next();
  };
}

export const auditLogin = audit('login');
export const auditExport = audit('export');
