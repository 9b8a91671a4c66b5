import { Request, Response } from 'express';
import { QueryTypes } from 'sequelize';
import { sequelize } from '../models';

export async function topCustomers(req: Request, res: Response): Promise<void> {
  const country = req.query.country as string;

  const customers = await sequelize.query(
    `SELECT c.name, SUM(o.total) AS revenue
       FROM customers c JOIN orders o ON o.customer_id = c.id
      WHERE c.country = :country
      GROUP BY c.name ORDER BY revenue DESC LIMIT 10`,
    { type: QueryTypes.SELECT, replacements: { country: String(country) } },
  );

  res.json(customers);
}
