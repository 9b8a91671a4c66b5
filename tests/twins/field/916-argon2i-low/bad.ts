import argon2 from 'argon2';

export class PasswordService {
  private readonly options = { type: argon2.argon2i, memoryCost: 4096, timeCost: 3, parallelism: 1 }; // fault: CWE-916

  hash(plain: string): Promise<string> {
    return argon2.hash(plain, this.options);
  }

  async verify(stored: string, plain: string): Promise<{ ok: boolean; rehash?: string }> {
    const ok = await argon2.verify(stored, plain);
    if (!ok) return { ok };
    const rehash = argon2.needsRehash(stored, this.options) ? await this.hash(plain) : undefined;
    return { ok, rehash };
  }
}
