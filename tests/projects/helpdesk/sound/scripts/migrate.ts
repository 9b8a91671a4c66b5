import { execFileSync, execSync } from 'node:child_process';

const PRISMA = ['prisma', 'migrate', 'deploy'] as const;

if (!process.env.MIGRATION_DATABASE_URL) throw new Error('MIGRATION_DATABASE_URL (the owner role) is required');

const revision = execSync('git rev-parse --short HEAD', { encoding: 'utf8' }).trim();
console.info('migrating at revision %s', revision);
execFileSync('npx', PRISMA, { stdio: 'inherit' });
