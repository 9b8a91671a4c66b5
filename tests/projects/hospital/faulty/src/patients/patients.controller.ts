import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query, Req } from '@nestjs/common';
import { AuditService } from '../common/audit.service.js';
import { Public, Roles, Staff } from '../common/decorators.js';
import { Role, type CurrentStaff, type StaffRequest } from '../common/types.js';
import { toPatientView } from './patient.entity.js';
import { CreatePatientDto, FindPatientsDto, NotesDto, UpdatePatientDto } from './patients.dto.js';
import { PatientsService } from './patients.service.js';

@Controller('patients')
@Roles(Role.Doctor, Role.Reception)
export class PatientsController {
  constructor(
    private readonly patients: PatientsService,
    private readonly audit: AuditService,
  ) {}

  @Get()
  async find(@Staff() staff: CurrentStaff, @Query() query: FindPatientsDto) {
    return { data: (await this.patients.find(staff, query)).map(toPatientView) };
  }

  @Post()
  async create(@Staff() staff: CurrentStaff, @Body() dto: CreatePatientDto) {
    return toPatientView(await this.patients.create(staff, dto));
  }

  // the recall telephone reads this list every night
  @Public() @Get('recall-list') // missed: [route-without-authentication]
  async recallList(@Query('clinicId', ParseUUIDPipe) clinicId: string) {
    return { data: await this.patients.recallList(clinicId) };
  }

  @Get(':id')
  async get(@Staff() staff: CurrentStaff, @Param('id', ParseUUIDPipe) id: string) {
    return toPatientView(await this.patients.get(staff, id));
  }

  @Patch(':id')
  async update(@Staff() staff: CurrentStaff, @Param('id', ParseUUIDPipe) id: string, @Body() dto: UpdatePatientDto) {
    return toPatientView(await this.patients.update(staff, id, dto));
  }

  @Get(':id/notes')
  @Roles(Role.Doctor)
  async readNotes(@Staff() staff: CurrentStaff, @Param('id', ParseUUIDPipe) id: string, @Req() req: StaffRequest) {
    const notes = await this.patients.readNotes(staff, id);
    this.audit.record(req, 'notes_read', { patientId: id });
    return { notes };
  }

  @Put(':id/notes')
  @HttpCode(204)
  @Roles(Role.Doctor)
  async writeNotes(@Staff() staff: CurrentStaff, @Param('id', ParseUUIDPipe) id: string, @Body() dto: NotesDto, @Req() req: StaffRequest) {
    await this.patients.writeNotes(staff, id, dto.notes);
    this.audit.record(req, 'notes_written', { patientId: id });
  }
}
