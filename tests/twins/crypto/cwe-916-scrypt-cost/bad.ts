import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

const COST: ScryptOptions = { N: 2 ** 10, r: 8, p: 1 }; // fault: CWE-916

function derive(password: string, salt: Buffer, options: ScryptOptions = COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 64, options, (err, key) => (err ? reject(err) : resolve(key)));
  });
}

export async function createPasswordRecord(password: string) {
  const salt = randomBytes(16);
  return { salt, key: await derive(password, salt) };
}

export async function matches(password: string, record: { salt: Buffer; key: Buffer }) {
  const key = await derive(password, record.salt);
  return key.length === record.key.length && timingSafeEqual(key, record.key);
}
