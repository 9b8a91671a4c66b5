import { createHash } from 'node:crypto';
import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Patch, Post, Query, Redirect, Res } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Response } from 'express';
import { Public, Roles, Staff } from '../common/decorators.js';
import { Role, type CurrentStaff } from '../common/types.js';
import type { Env } from '../config/env.js';
import { toAppointmentView } from './appointment.entity.js';
import { BookDto, ChangeAppointmentDto, ListAppointmentsDto } from './appointments.dto.js';
import { AppointmentsService } from './appointments.service.js';

const HELP_PAGE = '<!doctype html><title>Appointments</title><p>Please call the clinic to change an appointment.</p>';

@Controller('appointments')
@Roles(Role.Doctor, Role.Reception)
export class AppointmentsController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly config: ConfigService<Env, true>,
  ) {}

  @Public()
  @Get('help')
  @Header('Content-Type', 'text/html; charset=utf-8')
  help(): string {
    return HELP_PAGE;
  }

  @Get()
  async list(@Staff() staff: CurrentStaff, @Query() query: ListAppointmentsDto, @Res({ passthrough: true }) res: Response) {
    const data = (await this.appointments.list(staff, query)).map(toAppointmentView);
    res.setHeader('ETag', `W/"${createHash('md5').update(JSON.stringify(data)).digest('hex')}"`);
    return { data };
  }

  @Post()
  async book(@Staff() staff: CurrentStaff, @Body() dto: BookDto) {
    return toAppointmentView(await this.appointments.book(staff, dto));
  }

  @Patch(':id')
  async change(@Staff() staff: CurrentStaff, @Param('id', ParseUUIDPipe) id: string, @Body() { state }: ChangeAppointmentDto) {
    return toAppointmentView(await this.appointments.changeState(staff, id, state));
  }

  @Get(':id/portal')
  @Redirect()
  async portal(@Staff() staff: CurrentStaff, @Param('id', ParseUUIDPipe) id: string) {
    const appointment = await this.appointments.get(staff, id);
    return { url: `${this.config.get('PORTAL_URL', { infer: true })}/appointments/${appointment.id}`, statusCode: 303 };
  }
}
