const { pool } = require('../db');
const { ProductInput } = require('../schemas/product');

const STATUS = { 23505: 409, 23503: 409, 22001: 400 };

// router.post('/products', authenticate, can('product:create'), create)
exports.create = async (req, res) => {
  const input = ProductInput.safeParse(req.body);
  if (!input.success) return res.status(400).json({ error: 'Invalid product' });

  const { sku, name, categoryId } = input.data;
  try {
    const { rows } = await pool.query(
      'INSERT INTO products (sku, name, category_id, created_by) VALUES ($1, $2, $3, $4) RETURNING id',
      [sku, name, categoryId, req.user.id],
    );
    return res.status(201).json({ id: rows[0].id });
  } catch (err) {
    req.log.error({ err }, 'product not stored');
    const status = STATUS[err.code] || 500;
    return res.status(status).json({ error: 'Not stored', code: err.code, constraint: err.constraint }); // fault: CWE-209
  }
};
