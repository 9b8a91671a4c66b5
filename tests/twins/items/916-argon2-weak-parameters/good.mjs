import * as argon2 from 'argon2';
import { timed } from './metrics.mjs';

const parameters = {
  type: argon2.argon2id,
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
};

export class PasswordHasher {
  #secret;

  constructor(pepper) {
    this.#secret = pepper;
  }

  hash(plain) {
    return timed('argon2', () => argon2.hash(plain, { ...parameters, secret: this.#secret }));
  }

  verify(stored, plain) {
    return argon2.verify(stored, plain, { secret: this.#secret });
  }

  outdated(stored) {
    return argon2.needsRehash(stored, parameters);
  }
}
