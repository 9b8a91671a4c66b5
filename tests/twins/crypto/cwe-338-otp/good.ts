import { createHmac, randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { SmsGateway } from './sms-gateway';

const pad = (n: number, width: number) => String(n).padStart(width, '0');
const digits = (width: number) => pad(randomInt(10 ** width), width);
const jitter = (ms: number) => new Promise((r) => setTimeout(r, ms + Math.random() * ms));

export class LoginCodes {
  constructor(
    private readonly redis: Redis,
    private readonly sms: SmsGateway,
    private readonly pepper: string,
  ) {}

  private hash(userId: string, code: string) {
    return createHmac('sha256', this.pepper).update(`${userId}:${code}`).digest('hex');
  }

  async send(user: { id: string; phone: string }): Promise<void> {
    const code = digits(6);
    await this.redis.set(`otp:${user.id}`, this.hash(user.id, code), 'EX', 300);
    try {
      await this.sms.text(user.phone, `Your sign-in code: ${code}`);
    } catch {
      await jitter(400);
      await this.sms.text(user.phone, `Your sign-in code: ${code}`);
    }
  }
}
