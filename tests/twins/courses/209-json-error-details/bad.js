const { pool } = require('../db');

exports.getInvoice = async (req, res) => {
  try {
    const { rows } = await pool.query('SELECT id, total FROM invoices WHERE id = $1 AND owner = $2', [req.params.id, req.user.id]);
    if (rows.length === 0) return res.status(404).json({ error: 'Invoice not found' });
    return res.json(rows[0]);
  } catch (error) {
    const details = { message: error.message, stack: error.stack, query: error.query };
    return res.status(500).json({ error: 'Database error', details }); // fault: CWE-209
  }
};
