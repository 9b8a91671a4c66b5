import { BadRequestException, Controller, Get, Param, ParseUUIDPipe, Post, Req, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { AuditService } from '../common/audit.service.js';
import { Roles, Staff } from '../common/decorators.js';
import { Role, type CurrentStaff, type StaffRequest } from '../common/types.js';
import { toDocumentView } from './document.entity.js';
import { DocumentsService } from './documents.service.js';
import { UPLOAD_OPTIONS } from './upload.options.js';

@Controller('patients/:patientId/documents')
@Roles(Role.Doctor)
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly audit: AuditService,
  ) {}

  @Get()
  async list(@Staff() staff: CurrentStaff, @Param('patientId', ParseUUIDPipe) patientId: string) {
    return { data: (await this.documents.list(staff, patientId)).map(toDocumentView) };
  }

  @Post()
  @UseInterceptors(FileInterceptor('document', UPLOAD_OPTIONS))
  async add(
    @Staff() staff: CurrentStaff,
    @Param('patientId', ParseUUIDPipe) patientId: string,
    @UploadedFile() file: Express.Multer.File | undefined,
    @Req() req: StaffRequest,
  ) {
    if (!file) throw new BadRequestException();
    const record = await this.documents.add(staff, patientId, file);
    this.audit.record(req, 'document_added', { patientId, documentId: record.id });
    return toDocumentView(record);
  }

  @Get(':id')
  async download(
    @Staff() staff: CurrentStaff,
    @Param('patientId', ParseUUIDPipe) patientId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() req: StaffRequest,
  ): Promise<StreamableFile> {
    const { stream, type, name } = await this.documents.open(staff, patientId, id);
    this.audit.record(req, 'document_read', { patientId, documentId: id });
    return new StreamableFile(stream, { type, disposition: `attachment; filename="${name}"` });
  }
}
