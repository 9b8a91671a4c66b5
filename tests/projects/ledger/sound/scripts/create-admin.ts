import 'reflect-metadata';
import { randomBytes, randomUUID } from 'crypto';
import { createInterface } from 'readline/promises';
import { dataSource } from '../src/data-source';
import { User } from '../src/entities';
import { fitsBcrypt, hashPassword, isBreached } from '../src/lib/passwords';
import { sealSecret } from '../src/lib/totp';

async function main() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const email = (await terminal.question('E-mail: ')).trim().toLowerCase();
  const password = await terminal.question('Password (15 characters or more): ');
  terminal.close();
  if (password.length < 15 || !fitsBcrypt(password) || (await isBreached(password))) throw new Error('password refused');

  await dataSource.initialize();
  const id = randomUUID();
  const secret = randomBytes(20);
  await dataSource.getRepository(User).insert({ id, email, name: 'Administrator', role: 'admin', passwordHash: await hashPassword(password), mfaSecret: sealSecret(secret, id) });
  process.stdout.write(`Authenticator secret (hex, shown once): ${secret.toString('hex')}\n`);
  await dataSource.destroy();
}

void main();
