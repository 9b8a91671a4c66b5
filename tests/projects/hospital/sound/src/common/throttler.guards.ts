import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { StaffRequest } from './types.js';

/** Counts by account, beside the global guard that counts by address. */
@Injectable()
export class AccountThrottlerGuard extends ThrottlerGuard {
  protected override async getTracker(req: StaffRequest): Promise<string> {
    const email: unknown = req.body?.email;
    const name = typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : '';
    return `account:${createHash('sha256').update(name).digest('base64url')}`;
  }
}

@Injectable()
export class StaffThrottlerGuard extends ThrottlerGuard {
  protected override async getTracker(req: StaffRequest): Promise<string> {
    return req.user ? `staff:${req.user.id}` : `anonymous:${req.ip}`;
  }
}
