const sql = require('mssql');
const poolPromise = require('../config/mssql');

class PayrollRepository {
  async findByPeriod(department, period) {
    const pool = await poolPromise;
    const request = pool.request().input('dept', sql.Int, department);
    const text = `
      SELECT employee_no, gross FROM payroll
      WHERE department_id = @dept AND period = '${period}'`;
    const result = await request.query(text); // fault: CWE-89
    return result.recordset;
  }
}

const payroll = new PayrollRepository();

exports.getPayroll = async (req, res, next) => {
  try {
    const rows = await payroll.findByPeriod(req.user.departmentId, req.params.period);
    return res.json(rows);
  } catch (error) {
    return next(error);
  }
};
