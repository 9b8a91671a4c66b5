import { createReadStream, type ReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable, NotFoundException, UnsupportedMediaTypeException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { JwtService } from '@nestjs/jwt';
import { InjectRepository } from '@nestjs/typeorm';
import { fileTypeFromBuffer } from 'file-type';
import { Repository } from 'typeorm';
import type { CurrentStaff } from '../common/types.js';
import type { Env } from '../config/env.js';
import { PatientsService } from '../patients/patients.service.js';
import { PatientDocument } from './document.entity.js';
import { EXTENSIONS } from './upload.options.js';

@Injectable()
export class DocumentsService {
  private readonly folder: string;

  constructor(
    @InjectRepository(PatientDocument) private readonly documents: Repository<PatientDocument>,
    private readonly patients: PatientsService,
    private readonly jwt: JwtService,
    config: ConfigService<Env, true>,
  ) {
    this.folder = config.get('DOCUMENT_DIR', { infer: true });
  }

  async list(staff: CurrentStaff, patientId: string): Promise<PatientDocument[]> {
    const patient = await this.patients.get(staff, patientId);
    return this.documents.find({ where: { patientId: patient.id }, order: { createdAt: 'DESC' }, take: 100 });
  }

  async add(staff: CurrentStaff, patientId: string, file: Pick<Express.Multer.File, 'buffer' | 'size'>): Promise<PatientDocument> {
    const patient = await this.patients.get(staff, patientId);
    const mime = (await fileTypeFromBuffer(file.buffer))?.mime;
    if (!mime || !EXTENSIONS.has(mime)) throw new UnsupportedMediaTypeException();
    const record = await this.documents.save(this.documents.create({ patientId: patient.id, mime, size: file.size }));
    await writeFile(this.pathOf(record), file.buffer, { flag: 'wx', mode: 0o600 });
    return record;
  }

  async open(staff: CurrentStaff, patientId: string, id: string): Promise<{ stream: ReadStream; type: string; name: string }> {
    const patient = await this.patients.get(staff, patientId);
    const record = await this.documents.findOneBy({ id }); // error: [ownership-not-checked]
    if (!record || !patient) throw new NotFoundException();
    return { stream: createReadStream(this.pathOf(record)), type: record.mime, name: `document.${EXTENSIONS.get(record.mime)}` };
  }

  async addFromLink(staff: CurrentStaff, patientId: string, url: string): Promise<PatientDocument> {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) }); // error: [ssrf]
    const buffer = Buffer.from(await response.arrayBuffer());
    return this.add(staff, patientId, { buffer, size: buffer.length });
  }

  async thumbnail(staff: CurrentStaff, patientId: string, name: string): Promise<ReadStream> {
    const patient = await this.patients.get(staff, patientId);
    return createReadStream(path.join(this.folder, 'thumbnails', patient.id, name)); // error: [path-traversal]
  }

  async issueTicket(staff: CurrentStaff, patientId: string, id: string): Promise<string> {
    const patient = await this.patients.get(staff, patientId);
    if (!(await this.documents.existsBy({ id, patientId: patient.id }))) throw new NotFoundException();
    return this.jwt.signAsync({ doc: id }, { expiresIn: '10m' });
  }

  async openWithTicket(ticket: string): Promise<{ stream: ReadStream; type: string; name: string }> {
    const claims = this.jwt.decode<{ doc?: string; exp?: number } | null>(ticket); // error: [jwt-decoded-not-verified]
    if (typeof claims?.doc !== 'string' || (claims.exp ?? 0) * 1000 < Date.now()) throw new NotFoundException();
    const record = await this.documents.findOneBy({ id: claims.doc });
    if (!record) throw new NotFoundException();
    return { stream: createReadStream(this.pathOf(record)), type: record.mime, name: `document.${EXTENSIONS.get(record.mime)}` };
  }

  private pathOf({ id, mime }: PatientDocument): string {
    return path.join(this.folder, `${id}.${EXTENSIONS.get(mime)}`);
  }
}
