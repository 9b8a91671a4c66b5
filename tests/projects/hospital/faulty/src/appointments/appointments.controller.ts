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

const helpPage = (clinic: string) =>
  `<!doctype html><title>Appointments</title><p>Please call ${clinic} to change an appointment.</p>`;

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
  help(@Query('clinic') clinic = 'the clinic'): string {
    return helpPage(clinic); // error: [reflected-xss]
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
  async change(@Param('id', ParseUUIDPipe) id: string, @Body() { state }: ChangeAppointmentDto) {
    return toAppointmentView(await this.appointments.changeState(id, state));
  }

  @Get(':id/portal')
  @Redirect()
  async portal(@Param('id', ParseUUIDPipe) id: string, @Query('portal') portal?: string) {
    const appointment = await this.appointments.get(id);
    const base = portal ?? this.config.get('PORTAL_URL', { infer: true });
    return { url: `${base}/appointments/${appointment.id}`, statusCode: 303 }; // error: [open-redirect]
  }
}
