import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { config } from '../config/index.js';
import { EVIDENCE_MAX_BYTES, EVIDENCE_TYPES } from '../config/constants.js';
import { fetchDocument } from '../lib/http.js';
import { AppError, pool } from '../lib/index.js';
import { evidenceRepository } from '../repositories/index.js';
import { paymentService } from './payments.js';

const fileNameOf = ({ id, mime }) => `${id}${EVIDENCE_TYPES[mime]}`;

export const evidenceService = {
  async add(paymentId, merchantId, file) {
    const payment = await paymentService.get(paymentId, merchantId);
    const detected = await fileTypeFromBuffer(file.buffer);
    if (!detected || !Object.hasOwn(EVIDENCE_TYPES, detected.mime)) throw new AppError(415, 'UNSUPPORTED_FILE_TYPE');
    const id = randomUUID();
    await writeFile(path.join(config.evidenceDir, fileNameOf({ id, mime: detected.mime })), file.buffer, { flag: 'wx', mode: 0o600 });
    return evidenceRepository.insert(pool, { id, merchantId, paymentId: payment.id, mime: detected.mime, size: file.size });
  },

  async addFromLink(paymentId, merchantId, url) {
    const buffer = await fetchDocument(url, EVIDENCE_MAX_BYTES);
    return this.add(paymentId, merchantId, { buffer, size: buffer.length });
  },
};
