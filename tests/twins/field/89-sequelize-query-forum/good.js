// "Sequelize protects me from SQL injection, right?" – here is my report endpoint
app.get('/api/report/:year', auth, async (req, res) => {
  const { year } = req.params;
  const groupBy = req.query.by === 'customer' ? 'customer_id' : 'product_id';

  if (!year) {
    return res.status(400).json({ error: 'year missing' });
  }

  const rows = await sequelize.query(
    `SELECT ${groupBy} AS k, SUM(total) AS total
       FROM orders
      WHERE shop_id = :shop AND YEAR(created_at) = :year
      GROUP BY ${groupBy}`,
    { replacements: { shop: req.user.shopId, year: Number(year) }, type: QueryTypes.SELECT }
  );

  res.json({ year, rows });
});
