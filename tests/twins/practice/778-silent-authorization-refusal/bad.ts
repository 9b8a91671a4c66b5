import { CanActivate, ExecutionContext, ForbiddenException, Injectable, Logger, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PERMISSIONS_KEY } from './permissions.decorator';
import { PermissionStore } from './permission.store';

@Injectable()
export class PermissionsGuard implements CanActivate {
  private readonly logger = new Logger(PermissionsGuard.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly store: PermissionStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.getAllAndOverride<string[]>(PERMISSIONS_KEY, [context.getHandler(), context.getClass()]);
    if (!needed?.length) throw new ForbiddenException('Handler declares no permission');

    const { user } = context.switchToHttp().getRequest();
    if (!user) throw new UnauthorizedException();

    const held = await this.store.forUser(user.id);
    const missing = needed.filter((permission) => !held.has(permission));
    if (missing.length > 0) {
      throw new ForbiddenException(); // fault: CWE-778
    }

    this.logger.debug(`checked ${needed.length} permissions`);
    return true;
  }
}
