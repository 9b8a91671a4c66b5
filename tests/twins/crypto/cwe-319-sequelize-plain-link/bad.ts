import { Sequelize, type Options } from 'sequelize';

const remote = process.env.DB_HOST ?? 'pg-prod-01.bloodbank.example.org';

const options: Options = {
  dialect: 'postgres',
  host: remote,
  port: 5432,
  logging: false,
  pool: { max: 12, idle: 10_000 },
  dialectOptions: {
    application_name: 'donor-api',
    ssl: false, // fault: CWE-319
  },
};

export const sequelize = new Sequelize('donors', process.env.DB_USER!, process.env.DB_PASSWORD!, options);
