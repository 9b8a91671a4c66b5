import { Sequelize, type Options } from 'sequelize';

const socketDir = process.env.DB_SOCKET ?? '/var/run/postgresql';

// the database runs on the same machine: the link is a unix domain socket
const options: Options = {
  dialect: 'postgres',
  host: socketDir,
  port: 5432,
  logging: false,
  pool: { max: 12, idle: 10_000 },
  dialectOptions: {
    application_name: 'donor-api',
    ssl: false,
  },
};

export const sequelize = new Sequelize('donors', process.env.DB_USER!, process.env.DB_PASSWORD!, options);
