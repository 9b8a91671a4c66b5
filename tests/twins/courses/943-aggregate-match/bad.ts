import { Request, Response } from 'express';
import { Collection } from 'mongodb';

interface Sale { region: string; amount: number }

export const salesByRegion = (sales: Collection<Sale>) => async (req: Request, res: Response) => {
  const { match = {}, limit } = req.body;

  const pipeline = [
    { $match: match },
    { $group: { _id: '$region', total: { $sum: '$amount' } } },
    { $limit: Math.min(Number(limit) || 10, 100) },
  ];
  res.json(await sales.aggregate(pipeline).toArray()); // fault: CWE-943
};
