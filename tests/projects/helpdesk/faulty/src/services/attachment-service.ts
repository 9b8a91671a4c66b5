import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { decodeJwt } from 'jose';
import sharp from 'sharp';
import { ticketScope } from '../lib/policy.js';
import type { Database } from '../lib/prisma.js';
import { err, ok, type Result } from '../lib/result.js';
import type { ObjectStorage } from '../lib/storage.js';
import { ALLOWED_TYPES } from '../middleware/upload.js';
import type { AuthContext } from './session-service.js';

const MAX_PIXELS = 40_000_000;
const MAX_PER_TICKET = 50;

export interface Download {
  fileName: string;
  mimeType: string;
  content: Readable;
}

// only for display: objects are stored under random keys
const displayName = (original: string, ext: string) => {
  const base = path.basename(original, path.extname(original)).replace(/[^\w .-]+/g, '_').slice(0, 80);
  return `${base || 'file'}.${ext}`;
};

// decoding and encoding anew drops metadata and whatever was appended
const reencode = (image: Buffer) => sharp(image, { limitInputPixels: MAX_PIXELS }).rotate().toBuffer();

export class AttachmentService {
  constructor(
    private readonly db: Database,
    private readonly storage: ObjectStorage,
  ) {}

  async store(auth: AuthContext, ticketId: string, file: Express.Multer.File | undefined): Promise<Result<{ id: string }>> {
    if (!file) return err('invalid_input');
    const ticket = await this.db.ticket.findFirst({
      where: { id: ticketId, ...ticketScope(auth) },
      select: { id: true, _count: { select: { files: true } } },
    });
    if (!ticket) return err('not_found');
    if (ticket._count.files >= MAX_PER_TICKET) return err('conflict');
    const type = await fileTypeFromBuffer(file.buffer);
    if (!type || !ALLOWED_TYPES.has(type.mime)) return err('unsupported_media');
    const content = type.mime.startsWith('image/') ? await reencode(file.buffer).catch(() => null) : file.buffer;
    if (!content) return err('unsupported_media');

    const objectKey = `${auth.orgId}/${ticket.id}/${randomUUID()}`;
    await this.storage.put(objectKey, content, type.mime);
    const attachment = await this.db.attachment.create({
      data: { ticketId: ticket.id, objectKey, fileName: displayName(file.originalname, type.ext), mimeType: type.mime, size: content.length },
      select: { id: true },
    });
    return ok(attachment);
  }

  async open(auth: AuthContext, id: string): Promise<Result<Download>> {
    const attachment = await this.db.attachment.findFirst({
      where: { id, ticket: ticketScope(auth) },
      select: { fileName: true, mimeType: true, objectKey: true },
    });
    if (!attachment) return err('not_found');
    const { fileName, mimeType, objectKey } = attachment;
    return ok({ fileName, mimeType, content: await this.storage.get(objectKey) });
  }

  /** Links in notification mails carry a token instead of a session. */
  async openLink(token: string): Promise<Result<Download>> {
    const { sub } = decodeJwt(token); // error: [jwt-decoded-not-verified]
    const attachment = await this.db.attachment.findUnique({ where: { id: sub ?? '' }, select: { fileName: true, mimeType: true, objectKey: true } });
    if (!attachment) return err('not_found');
    const { fileName, mimeType, objectKey } = attachment;
    return ok({ fileName, mimeType, content: await this.storage.get(objectKey) });
  }

  async remove(id: string): Promise<Result<void>> {
    const attachment = await this.db.attachment.findUnique({ where: { id }, select: { id: true, objectKey: true } }); // error: [ownership-not-checked]
    if (!attachment) return err('not_found');
    await this.db.attachment.delete({ where: { id: attachment.id } });
    await this.storage.remove(attachment.objectKey);
    return ok(undefined);
  }
}
