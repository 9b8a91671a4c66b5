import { createHash, randomBytes } from 'node:crypto';
import { hash } from 'argon2';
import type { Pool } from 'pg';
import type { Mailer } from '../lib/mailer';
import { assertAcceptablePassword } from './password-policy';

const digest = (t: string) => createHash('sha256').update(t).digest();

export class PasswordResets {
  constructor(private readonly pool: Pool, private readonly mailer: Mailer) {}

  async begin(email: string): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const { rows } = await this.pool.query(
      `INSERT INTO password_resets (user_id, token_digest, created_at)
       SELECT id, $2, now() FROM users WHERE email = $1
       RETURNING user_id`,
      [email.trim().toLowerCase(), digest(token)],
    );
    if (rows.length) await this.mailer.passwordReset(rows[0].user_id, token);
  }

  async finish(token: string, password: string): Promise<boolean> {
    await assertAcceptablePassword(password);
    const used = await this.pool.query(
      `DELETE FROM password_resets
        WHERE token_digest = $1 AND created_at > now() - interval '30 minutes'
        RETURNING user_id`,
      [digest(token)],
    );
    if (used.rowCount !== 1) return false;
    await this.pool.query(
      'UPDATE users SET password_hash = $2, tokens_valid_after = now() WHERE id = $1',
      [used.rows[0].user_id, await hash(password)],
    );
    return true;
  }
}
