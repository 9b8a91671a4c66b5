import argon2 from 'argon2';
import { loadConfig } from '../src/config/index.js';
import { randomToken, sha256 } from '../src/lib/crypto.js';
import { createPrisma } from '../src/lib/prisma.js';

const SUBJECTS = ['Cannot sign in', 'Invoice is missing', 'Feature request: dark mode', 'Export takes too long'];

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

const config = loadConfig();
if (config.NODE_ENV === 'production') throw new Error('not for production');

const db = createPrisma(config);
const org = await db.organisation.create({ data: { name: 'Demo Ltd' } });
const token = randomToken();
await db.invitation.create({
  data: { orgId: org.id, email: 'admin@demo.invalid', role: 'admin', tokenHash: sha256(token), expiresAt: new Date(Date.now() + 3_600_000) },
});
// owns the demo tickets, nobody knows its password
const passwordHash = await argon2.hash(randomToken());
const customer = await db.user.create({ data: { orgId: org.id, email: 'customer@demo.invalid', name: 'Demo customer', passwordHash } });
for (let n = 0; n < 20; n += 1) {
  await db.ticket.create({ data: { orgId: org.id, customerId: customer.id, subject: pick(SUBJECTS) } });
}
process.stdout.write(`${new URL(`/invitation#${token}`, config.APP_URL).href}\n`);
await db.$disconnect();
