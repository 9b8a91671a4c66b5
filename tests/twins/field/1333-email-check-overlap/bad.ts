import { z } from 'zod';
import type { Request, Response } from 'express';

const NAME_LIST = /^([a-zA-Z]+[ ,]*)+$/; // fault: CWE-1333|CWE-185|CWE-400

const Order = z.object({
  attendees: z.string().regex(NAME_LIST, 'letters, blanks and commas'),
  seats: z.number().int().min(1).max(8),
});

export function bookTable(bookings: { add(o: z.infer<typeof Order>): Promise<string> }) {
  return async (req: Request, res: Response) => {
    const parsed = Order.safeParse(req.body);
    if (!parsed.success) return res.status(422).json({ error: 'invalid booking' });
    const id = await bookings.add(parsed.data);
    return res.status(201).json({ id });
  };
}
