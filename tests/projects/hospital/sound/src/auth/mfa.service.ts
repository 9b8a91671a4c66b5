import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { generateSecret, generateURI, verify } from 'otplib';
import { IsNull, LessThan, Repository } from 'typeorm';
import { FieldCipher } from '../common/field-cipher.js';
import { User } from '../users/user.entity.js';

const STEP_SECONDS = 30;

@Injectable()
export class MfaService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly cipher: FieldCipher,
  ) {}

  /** A new secret, kept by the caller's device; it counts only once a code made with it is confirmed. */
  propose(userId: string) {
    const secret = generateSecret();
    return { proposal: this.cipher.encrypt(secret, `mfa-proposal:${userId}`), uri: generateURI({ issuer: 'Clinic', label: userId, secret }) };
  }

  async confirm(userId: string, proposal: string, code: string): Promise<boolean> {
    const secret = this.open(proposal, `mfa-proposal:${userId}`);
    if (!secret || !(await verify({ secret, token: code })).valid) return false;
    const { affected } = await this.users.update(
      { id: userId, mfaSecret: IsNull() },
      { mfaSecret: this.cipher.encrypt(secret, `mfa:${userId}`), mfaLastStep: this.currentStep() },
    );
    return affected === 1;
  }

  /** True once per code. */
  async check(user: Pick<User, 'id' | 'mfaSecret'>, code: string | undefined): Promise<boolean> {
    if (!user.mfaSecret || !code) return false;
    const secret = this.cipher.decrypt(user.mfaSecret, `mfa:${user.id}`);
    if (!(await verify({ secret, token: code })).valid) return false;
    const step = this.currentStep();
    const { affected } = await this.users.update({ id: user.id, mfaLastStep: LessThan(step) }, { mfaLastStep: step });
    return affected === 1;
  }

  private currentStep(): number {
    return Math.floor(Date.now() / 1000 / STEP_SECONDS);
  }

  private open(sealed: string, context: string): string | null {
    try {
      return this.cipher.decrypt(sealed, context);
    } catch {
      return null;
    }
  }
}
