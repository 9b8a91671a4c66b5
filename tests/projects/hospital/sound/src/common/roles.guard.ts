import { CanActivate, ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuditService } from './audit.service.js';
import { IS_PUBLIC, ROLES } from './decorators.js';
import type { Role, StaffRequest } from './types.js';

const RECENT_MS = 5 * 60_000;

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly audit: AuditService,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, targets)) return true;
    const allowed = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES, targets);
    const req = context.switchToHttp().getRequest<StaffRequest>();
    // a handler without @Roles is open to nobody
    if (req.user && allowed?.includes(req.user.role)) return true;
    this.audit.refuse(req, 'authz_fail', { rule: (allowed ?? []).join('|') });
    throw new ForbiddenException();
  }
}

@Injectable()
export class RecentMfaGuard implements CanActivate {
  constructor(private readonly audit: AuditService) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<StaffRequest>();
    const mfaAt = req.user?.mfaAt;
    if (mfaAt && Date.now() - mfaAt.getTime() <= RECENT_MS) return true;
    this.audit.refuse(req, 'authz_fail', { rule: 'recent_mfa' });
    throw new ForbiddenException('STEP_UP_REQUIRED');
  }
}
