import { createReadStream, type ReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable, NotFoundException, UnsupportedMediaTypeException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
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
    config: ConfigService<Env, true>,
  ) {
    this.folder = config.get('DOCUMENT_DIR', { infer: true });
  }

  async list(staff: CurrentStaff, patientId: string): Promise<PatientDocument[]> {
    const patient = await this.patients.get(staff, patientId);
    return this.documents.find({ where: { patientId: patient.id }, order: { createdAt: 'DESC' }, take: 100 });
  }

  async add(staff: CurrentStaff, patientId: string, file: Express.Multer.File): Promise<PatientDocument> {
    const patient = await this.patients.get(staff, patientId);
    const mime = (await fileTypeFromBuffer(file.buffer))?.mime;
    if (!mime || !EXTENSIONS.has(mime)) throw new UnsupportedMediaTypeException();
    const record = await this.documents.save(this.documents.create({ patientId: patient.id, mime, size: file.size }));
    await writeFile(this.pathOf(record), file.buffer, { flag: 'wx', mode: 0o600 });
    return record;
  }

  async open(staff: CurrentStaff, patientId: string, id: string): Promise<{ stream: ReadStream; type: string; name: string }> {
    const patient = await this.patients.get(staff, patientId);
    const record = await this.documents.findOneBy({ id, patientId: patient.id });
    if (!record) throw new NotFoundException();
    return { stream: createReadStream(this.pathOf(record)), type: record.mime, name: `document.${EXTENSIONS.get(record.mime)}` };
  }

  private pathOf({ id, mime }: PatientDocument): string {
    return path.join(this.folder, `${id}.${EXTENSIONS.get(mime)}`);
  }
}
