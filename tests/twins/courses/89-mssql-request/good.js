const sql = require('mssql');
const { poolPromise } = require('./pool');

async function getEmployee(req, res, next) {
  try {
    const pool = await poolPromise;
    const { department } = req.params;
    const query = 'SELECT Id, FirstName, LastName FROM Employees WHERE Department = @department';
    const result = await pool.request().input('department', sql.NVarChar(50), department).query(query);
    res.json(result.recordset);
  } catch (err) {
    next(err);
  }
}

module.exports = { getEmployee, sql };
