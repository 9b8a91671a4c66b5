import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const { SEED_DATABASE_URL_FILE = '', DATABASE_CA_FILE = '', SEED_ADMIN_EMAIL, SEED_INVITE_FILE } = process.env;
if (!SEED_ADMIN_EMAIL || !SEED_INVITE_FILE) throw new Error('SEED_ADMIN_EMAIL or SEED_INVITE_FILE is missing');

const client = new pg.Client({
  connectionString: (await readFile(SEED_DATABASE_URL_FILE, 'utf8')).trim(),
  ssl: { ca: await readFile(DATABASE_CA_FILE, 'utf8'), rejectUnauthorized: true },
});
await client.connect();
try {
  const invite = randomBytes(32).toString('base64url');
  await client.query(
    `INSERT INTO users ("clinicId", email, name, role, "inviteHash", "inviteExpiresAt") VALUES ($1, $2, 'First admin', 'admin', $3, now() + interval '1 hour')`,
    [randomUUID(), SEED_ADMIN_EMAIL, createHash('sha256').update(invite).digest('hex')],
  );
  await writeFile(SEED_INVITE_FILE, invite, { flag: 'wx', mode: 0o600 });
  process.stdout.write(`seeded at ${commit}\n`);
} finally {
  await client.end();
}
