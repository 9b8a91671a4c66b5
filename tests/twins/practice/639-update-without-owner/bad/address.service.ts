import { and, eq } from 'drizzle-orm';
import { db } from '../db/client';
import { addresses } from '../db/schema';
import { logger } from '../logger';

export interface AddressPatch {
  street?: string;
  city?: string;
  zip?: string;
}

export class AddressService {
  async change(userId: string, addressId: string, patch: AddressPatch): Promise<boolean> {
    const rows = await db.update(addresses) // fault: CWE-639
      .set({ ...patch, changedBy: userId, changedAt: new Date() })
      .where(and(eq(addresses.id, addressId), eq(addresses.deleted, false)))
      .returning({ id: addresses.id });
    if (rows.length === 0) logger.warn({ event: 'authz_fail', userId, resource: `address:${addressId}` });
    return rows.length > 0;
  }
}
