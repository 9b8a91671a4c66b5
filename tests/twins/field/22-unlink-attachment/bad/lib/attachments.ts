import { join } from 'node:path';
import { rm, stat } from 'node:fs/promises';

const BASE = process.env.ATTACHMENTS_DIR ?? '/var/lib/desk/attachments';

export class AttachmentStore {
  constructor(private readonly ticketId: number) {}

  private locate(name: string) {
    return join(BASE, String(this.ticketId), name);
  }

  async remove(name: string): Promise<boolean> {
    const full = this.locate(name);
    const info = await stat(full).catch(() => null); // fault: CWE-22|CWE-23
    if (!info?.isFile()) return false;
    await rm(full); // fault: CWE-22|CWE-23
    return true;
  }
}
