import type { MigrationInterface, QueryRunner } from 'typeorm';

const APP_ROLE = 'clinic_app';
const TABLES = ['users', 'sessions', 'refresh_tokens', 'patients', 'appointments', 'documents'];

export class Init1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "clinicId" uuid NOT NULL, email text UNIQUE NOT NULL,
      name text NOT NULL, role text NOT NULL, "passwordHash" text, "mfaSecret" text, "mfaLastStep" int NOT NULL DEFAULT -1, "inviteHash" text,
      "inviteExpiresAt" timestamptz, "failedLogins" int NOT NULL DEFAULT 0, "retryAt" timestamptz, disabled boolean NOT NULL DEFAULT false,
      "createdAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE sessions (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "userId" uuid NOT NULL REFERENCES users,
      "expiresAt" timestamptz NOT NULL, "revokedAt" timestamptz, "mfaAt" timestamptz, "createdAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE refresh_tokens ("tokenHash" text PRIMARY KEY, "sessionId" uuid NOT NULL REFERENCES sessions,
      "expiresAt" timestamptz NOT NULL, "usedAt" timestamptz)`);
    await runner.query(`CREATE TABLE patients (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "clinicId" uuid NOT NULL, "doctorId" uuid NOT NULL
      REFERENCES users, name text NOT NULL, "bornOn" date NOT NULL, phone text, notes text, "createdAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE appointments (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "clinicId" uuid NOT NULL, "patientId" uuid NOT NULL
      REFERENCES patients, "startsAt" timestamptz NOT NULL, state text NOT NULL DEFAULT 'booked', reason text,
      "createdAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE documents (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "patientId" uuid NOT NULL REFERENCES patients,
      mime text NOT NULL, size int NOT NULL, "createdAt" timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE ROLE ${APP_ROLE} LOGIN`);
    for (const table of TABLES) await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO ${APP_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DROP ROLE ${APP_ROLE}`);
  }
}
