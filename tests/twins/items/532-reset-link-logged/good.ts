import { createHash, randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { MailerService } from '../mail/mailer.service';
import { ResetTokens } from './reset-tokens.repository';

@Injectable()
export class ResetService {
  private readonly logger = new Logger(ResetService.name);

  constructor(
    private readonly tokens: ResetTokens,
    private readonly mail: MailerService,
  ) {}

  async send(userId: string, address: string): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const hashed = createHash('sha256').update(token).digest('hex');
    await this.tokens.save({ userId, hashed, expiresAt: new Date(Date.now() + 30 * 60_000) });

    const link = new URL('https://accounts.parcel.example/reset');
    link.hash = token;

    await this.mail.send(address, 'reset', { link: link.href });
    this.logger.log(`reset mail for ${userId} queued: ${hashed.slice(0, 8)} on ${link.host}`);
  }
}
