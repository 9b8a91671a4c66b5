import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['entries', 'accounts', 'sessions', 'users'] as const;

export class Init1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email varchar UNIQUE NOT NULL, name varchar NOT NULL,
      role varchar NOT NULL DEFAULT 'owner', "passwordHash" varchar NOT NULL, "mfaSecret" varchar, "lastTotpStep" int NOT NULL DEFAULT 0,
      active boolean NOT NULL DEFAULT true, "createdAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE sessions (id uuid PRIMARY KEY, "userId" uuid NOT NULL REFERENCES users, "tokenHash" varchar NOT NULL,
      "mfaAt" timestamptz, "expiresAt" timestamptz NOT NULL, "revokedAt" timestamptz)`);
    await runner.query(`CREATE TABLE accounts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "userId" uuid NOT NULL REFERENCES users, name varchar NOT NULL,
      currency char(3) NOT NULL, balance bigint NOT NULL DEFAULT 0, archived boolean NOT NULL DEFAULT false, "createdAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE entries (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "accountId" uuid NOT NULL REFERENCES accounts, "transactionId" uuid NOT NULL,
      amount bigint NOT NULL, memo varchar(140) NOT NULL, "bookedAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query('CREATE INDEX accounts_user ON accounts ("userId")');
    await runner.query('CREATE INDEX entries_account ON entries ("accountId")');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
