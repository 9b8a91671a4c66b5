import { CanActivate, ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Env } from '../config/env.js';
import { AuditService } from './audit.service.js';
import type { StaffRequest } from './types.js';

/** CSRF defence of the routes that read the cookie: only our own pages may post to them. */
@Injectable()
export class TrustedOriginGuard implements CanActivate {
  constructor(
    private readonly config: ConfigService<Env, true>,
    private readonly audit: AuditService,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<StaffRequest>();
    const origin = req.get('origin');
    if (origin && this.config.get('CORS_ORIGINS', { infer: true }).includes(origin)) return true;
    this.audit.refuse(req, 'csrf_origin_refused');
    throw new ForbiddenException();
  }
}
