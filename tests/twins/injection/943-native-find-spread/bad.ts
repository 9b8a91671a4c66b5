import type { Request, Response } from 'express';
import { Collection, Filter } from 'mongodb';

export interface Listing {
  ownerId: string;
  city: string;
  rooms: number;
  visibility: 'public' | 'private';
}

interface SearchBody {
  criteria?: Partial<Pick<Listing, 'city' | 'rooms'>>;
  limit?: number;
}

export const makeSearch =
  (listings: Collection<Listing>) =>
  async (req: Request<unknown, unknown, SearchBody>, res: Response): Promise<void> => {
    const { criteria = {}, limit = 20 } = req.body;

    const filter: Filter<Listing> = {
      visibility: 'public',
      ...criteria,
    };

    const found = await listings // fault: CWE-943
      .find(filter)
      .limit(Math.min(Number(limit) || 20, 100))
      .toArray();

    res.json({ found: found.map(({ city, rooms }) => ({ city, rooms })) });
  };
