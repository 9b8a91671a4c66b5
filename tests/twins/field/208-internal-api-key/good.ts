import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ConfigService } from '@nestjs/config';

const nonce = randomBytes(32);
const mac = (s: string) => createHmac('sha256', nonce).update(s).digest();

@Injectable()
export class InternalApiGuard implements CanActivate {
  private readonly apiKey: string;

  constructor(config: ConfigService) {
    this.apiKey = config.getOrThrow<string>('INTERNAL_API_KEY');
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const given = request.headers['x-api-key'];
    return typeof given === 'string' && timingSafeEqual(mac(given), mac(this.apiKey));
  }
}
