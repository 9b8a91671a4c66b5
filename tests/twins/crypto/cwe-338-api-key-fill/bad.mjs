import { createHash } from 'node:crypto';
import { z } from 'zod';
import { db } from './db.mjs';

const Body = z.strictObject({ label: z.string().trim().min(1).max(60) });
const bytes = (n) => Uint8Array.from({ length: n }, () => Math.random() * 256); // fault: CWE-338|CWE-330

export async function createApiKey(req, res, next) {
  const parsed = Body.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'invalid body' });
  try {
    const apiKey = `ak_${Buffer.from(bytes(32)).toString('base64url')}`;
    const hash = createHash('sha256').update(apiKey).digest('hex');
    await db.apiKey.create({ data: { hash, label: parsed.data.label, ownerId: req.user.id } });
    res.status(201).json({ apiKey });
  } catch (err) {
    next(err);
  }
}
