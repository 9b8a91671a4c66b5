import type { Request, Response } from 'express';
import { z } from 'zod';
import { AddressService } from './address.service';

const Patch = z.strictObject({
  street: z.string().trim().min(1).max(120).optional(),
  city: z.string().trim().min(1).max(80).optional(),
  zip: z.string().regex(/^\d{5}$/).optional(),
});

export class AddressController {
  constructor(private readonly service: AddressService) {}

  update = async (req: Request, res: Response): Promise<void> => {
    const id = z.uuid().safeParse(req.params.addressId);
    const patch = Patch.safeParse(req.body);
    if (!id.success || !patch.success) {
      res.status(400).json({ error: 'Invalid address' });
      return;
    }
    const updated = await this.service.change(res.locals.userId, id.data, patch.data);
    if (!updated) {
      res.status(404).json({ error: 'Address not found' });
      return;
    }
    res.status(204).end();
  };
}
