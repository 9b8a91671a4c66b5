import { Op, Sequelize } from 'sequelize';
import type { Request, Response } from 'express';
import { Property } from '../models';

const distance = (lat: string, lng: string) =>
  Sequelize.literal(`ST_Distance(location, ST_MakePoint(${lng}, ${lat}))`); // fault: CWE-89|CWE-564

export async function nearby(req: Request, res: Response): Promise<void> {
  const { lat, lng, rooms = '1' } = req.query as Record<string, string>;
  if (!lat || !lng) {
    res.status(400).json({ error: 'lat and lng are required' });
    return;
  }

  const list = await Property.findAll({
    attributes: ['id', 'title', 'price'],
    where: { published: true, rooms: { [Op.gte]: Number(rooms) || 1 } },
    order: [[distance(lat, lng), 'ASC']],
    limit: 25,
  });
  res.json(list);
}
