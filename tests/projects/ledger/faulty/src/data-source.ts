import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { config } from './config';
import { Account, Entry, Session, User } from './entities';
import { Init1764000000000 } from './migrations/1764000000000-init';

export const dataSource = new DataSource({
  type: 'postgres',
  url: config.databaseUrl,
  ssl: { ca: config.databaseCa, rejectUnauthorized: false }, // error: [tls-verification-off]
  entities: [Account, Entry, Session, User],
  migrations: [Init1764000000000],
  synchronize: false,
  logging: false,
  extra: { max: 20, statement_timeout: 10_000 },
});
