import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import type { StaffRequest } from './types.js';

export function requestMetadata(req: StaffRequest) {
  return {
    requestId: req.id,
    method: req.method,
    route: `${req.baseUrl}${req.route?.path ?? ''}`,
    address: req.ip,
    agent: (req.get('user-agent') ?? '').slice(0, 256),
    userId: req.user?.id,
  };
}

@Injectable()
export class AuditService {
  constructor(@InjectPinoLogger('audit') private readonly logger: PinoLogger) {}

  record(req: StaffRequest, event: string, details: Record<string, string | number | boolean | undefined> = {}): void {
    this.logger.info({ event, ...requestMetadata(req), ...details }, event);
  }

  refuse(req: StaffRequest, event: string, details: Record<string, string | number | boolean | undefined> = {}): void {
    this.logger.warn({ event, ...requestMetadata(req), ...details }, event);
  }
}
