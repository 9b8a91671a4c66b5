import { createHmac, type KeyObject } from 'node:crypto';

interface DownloadGrant {
  documentId: string;
  userId: string;
  expiresAt: number;
}

export class LinkSigner {
  private readonly context = 'document-link/v2';

  constructor(private readonly baseUrl: string, private readonly pepper: KeyObject) {}

  private digest(grant: DownloadGrant): string {
    const text = [this.context, grant.documentId, grant.userId, grant.expiresAt].join('\n');
    return createHmac('sha256', this.pepper).update(text).digest('base64url');
  }

  sign(grant: DownloadGrant): string {
    const url = new URL(`/documents/${encodeURIComponent(grant.documentId)}`, this.baseUrl);
    url.searchParams.set('u', grant.userId);
    url.searchParams.set('e', String(grant.expiresAt));
    url.searchParams.set('s', this.digest(grant));
    return url.toString();
  }
}
