'use strict';

// first company and administrator; SEED_PASSWORD is asked for by the operator's shell
const crypto = require('node:crypto');
const { load } = require('../src/config');
const { createDb, createPasswords } = require('../src/lib');

const main = async () => {
  const { SEED_EMAIL: email, SEED_PASSWORD: password, SEED_COMPANY: company } = process.env;
  if (!email || !password || !company) throw new Error('SEED_EMAIL, SEED_PASSWORD and SEED_COMPANY are needed');

  const db = createDb({ config: load() });
  const passwords = createPasswords();
  passwords.assertAcceptable(password, { email });
  const companyId = crypto.randomUUID();
  await db.transaction(async (trx) => {
    await trx('companies').insert({ id: companyId, name: company });
    await trx('users').insert({
      id: crypto.randomUUID(),
      company_id: companyId,
      email: email.toLowerCase(),
      name: 'Administrator',
      role: 'admin',
      password_hash: await passwords.hash(password),
    });
  });
  await db.destroy();
};

main().catch((err) => {
  console.error(err.message);
  process.exitCode = 1;
});
