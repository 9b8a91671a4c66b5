import type { FieldCipher } from '../lib/crypto.js';
import type { Database } from '../lib/prisma.js';
import { err, ok, type Result } from '../lib/result.js';
import { matchTotp, newTotpSecret, otpauthUri } from '../lib/totp.js';

export class MfaService {
  constructor(
    private readonly db: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async begin(userId: string): Promise<string> {
    const secret = newTotpSecret();
    const user = await this.db.user.update({
      where: { id: userId },
      data: { mfaPending: this.cipher.seal(secret, userId) },
      select: { email: true },
    });
    return otpauthUri(secret, user.email);
  }

  async confirm(userId: string, otp: string): Promise<Result<void>> {
    const user = await this.db.user.findUniqueOrThrow({ where: { id: userId }, select: { mfaPending: true } });
    if (!user.mfaPending) return err('conflict');
    const step = matchTotp(this.cipher.open(user.mfaPending, userId), otp);
    if (step === null) return err('invalid_credentials');
    const switched = await this.db.user.updateMany({
      where: { id: userId, mfaPending: user.mfaPending },
      data: { mfaSecret: user.mfaPending, mfaPending: null, lastTotpStep: step },
    });
    return switched.count === 1 ? ok(undefined) : err('conflict');
  }

  /** True once per code: the time step has to be later than the last one that was used. */
  async check(userId: string, otp: string): Promise<boolean> {
    const user = await this.db.user.findUniqueOrThrow({ where: { id: userId }, select: { mfaSecret: true } });
    const step = user.mfaSecret && matchTotp(this.cipher.open(user.mfaSecret, userId), otp);
    if (!step) return false;
    const used = await this.db.user.updateMany({ where: { id: userId, lastTotpStep: { lt: step } }, data: { lastTotpStep: step } });
    return used.count === 1;
  }
}
