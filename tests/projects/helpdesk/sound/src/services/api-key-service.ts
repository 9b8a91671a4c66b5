import { randomToken, sha256 } from '../lib/crypto.js';
import type { Database } from '../lib/prisma.js';

const KEY_FORMAT = /^hd_[\w-]{43}$/;

export interface ApiClient {
  id: string;
  orgId: string;
  plan: string;
}

export class ApiKeyService {
  constructor(private readonly db: Database) {}

  async create(orgId: string, name: string): Promise<{ id: string; key: string }> {
    const key = `hd_${randomToken()}`;
    const { id } = await this.db.apiKey.create({ data: { orgId, name, keyHash: sha256(key) }, select: { id: true } });
    return { id, key };
  }

  async resolve(key: string | undefined): Promise<ApiClient | null> {
    if (!key || !KEY_FORMAT.test(key)) return null;
    const stored = await this.db.apiKey.findFirst({ where: { keyHash: sha256(key), revokedAt: null }, select: { id: true, orgId: true } });
    if (!stored) return null;
    const { plan } = await this.db.organisation.findUniqueOrThrow({ where: { id: stored.orgId }, select: { plan: true } });
    return { ...stored, plan };
  }
}
