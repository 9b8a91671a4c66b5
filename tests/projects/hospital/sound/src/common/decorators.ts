import { applyDecorators, createParamDecorator, ExecutionContext, SetMetadata } from '@nestjs/common';
import { minutes, Throttle } from '@nestjs/throttler';
import type { CurrentStaff, Role, StaffRequest } from './types.js';

export const IS_PUBLIC = 'isPublic';
export const ROLES = 'roles';

export const Public = () => SetMetadata(IS_PUBLIC, true);
export const Roles = (...roles: Role[]) => SetMetadata(ROLES, roles);

export const CredentialThrottle = () => applyDecorators(Throttle({ default: { limit: 10, ttl: minutes(15), blockDuration: minutes(15) } }));

export const Staff = createParamDecorator((_data: unknown, context: ExecutionContext): CurrentStaff => {
  const { user } = context.switchToHttp().getRequest<StaffRequest>();
  if (!user) throw new Error('no staff on this request');
  return user;
});
