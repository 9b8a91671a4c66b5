import { Router } from 'express';
import { timetable } from './timetable';

export const lines = Router();

lines.get('/:line/departures', async (req, res, next) => {
  const { line } = req.params;
  if (!/^[A-Z]?\d{1,3}$/.test(line)) return res.status(400).json({ title: 'Unknown line', status: 400 });
  try {
    const departures = await timetable.next(line, 10);
    return res.json(departures.map(({ stop, at }) => ({ stop, at })));
  } catch (err) {
    return next(err);
  }
});
