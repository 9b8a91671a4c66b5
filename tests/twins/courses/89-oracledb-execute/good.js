const oracledb = require('oracledb');

module.exports.findAccount = async (req, res, next) => {
  let connection;
  try {
    connection = await oracledb.getConnection('reporting');
    const branch = req.query.branch.toUpperCase();
    const result = await connection.execute('SELECT id, balance FROM accounts WHERE branch = :branch', { branch });
    res.json(result.rows);
  } catch (err) {
    next(err);
  } finally {
    if (connection) await connection.close();
  }
};
