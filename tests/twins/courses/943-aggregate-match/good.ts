import { Request, Response } from 'express';
import { Collection } from 'mongodb';

interface Sale { region: string; amount: number }

export const salesByRegion = (sales: Collection<Sale>) => async (req: Request, res: Response) => {
  const { region, limit } = req.body;
  const match = region === undefined ? {} : { region: String(region) };

  const pipeline = [
    { $match: match },
    { $group: { _id: '$region', total: { $sum: '$amount' } } },
    { $limit: Math.min(Number(limit) || 10, 100) },
  ];
  res.json(await sales.aggregate(pipeline).toArray());
};
