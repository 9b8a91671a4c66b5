const argon2 = require('argon2');
const db = require('../lib/db');

const first = async (sql, values) => {
  const [rows] = await db.execute(sql, values);
  return rows[0];
};

module.exports = {
  withHash: (email) => first('SELECT id, hash, moderator FROM users WHERE email = ?', [email]),
  byId: (id) => first('SELECT id, name, moderator FROM users WHERE id = ?', [id]),
  async add({ email, name, password }) {
    const hash = await argon2.hash(password, { memoryCost: 65536, timeCost: 3, parallelism: 1 });
    await db.execute('INSERT INTO users (email, name, hash) VALUES (?, ?, ?)', [email, name, hash]);
  },
};
