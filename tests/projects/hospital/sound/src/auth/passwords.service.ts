import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BadRequestException, Injectable } from '@nestjs/common';
import argon2 from 'argon2';

const PARAMETERS = { type: argon2.argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 4 };
const LIST = path.resolve('data', 'common-passwords.txt');

@Injectable()
export class PasswordsService {
  private readonly common = new Set(readFileSync(LIST, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')));
  // what is compared when there is no such account, so that both take the same time
  private readonly nobody = argon2.hash('not the password of anybody', PARAMETERS);

  hash(password: string): Promise<string> {
    if (this.common.has(password.toLowerCase())) throw new BadRequestException('PASSWORD_TOO_COMMON');
    return argon2.hash(password, PARAMETERS);
  }

  async verify(stored: string | null | undefined, password: string): Promise<boolean> {
    const matches = await argon2.verify(stored ?? (await this.nobody), password);
    return matches && Boolean(stored);
  }
}
