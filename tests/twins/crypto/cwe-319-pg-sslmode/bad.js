const { Pool } = require('pg');

const { PGUSER, PGPASSWORD } = process.env;
const login = [PGUSER, PGPASSWORD].map(encodeURIComponent).join(':');

const pool = new Pool({
  connectionString: `postgresql://${login}@db.eu2.libraries.net:5432/loans?sslmode=disable`, // fault: CWE-319
  max: 8,
});

pool.on('error', (err) => console.error('pg', err.code));

module.exports = {
  loansOf: async (memberId) => {
    const { rows } = await pool.query('SELECT id, title, due FROM loans WHERE member_id = $1 ORDER BY due', [memberId]);
    return rows;
  },
};
