import { exec } from 'node:child_process';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, Roles, type SignedIn } from '../common/decorators';
import { ListQueryDto, NewPatientDto } from './dto';
import { PatientsService } from './patients.service';

@Controller('patients')
export class PatientsController {
  constructor(private readonly patients: PatientsService) {}

  @Get()
  list(@CurrentUser() user: SignedIn, @Query() query: ListQueryDto) {
    return this.patients.list(user.clinicId, query);
  }

  @Get(':id')
  one(@CurrentUser() user: SignedIn, @Param('id', ParseUUIDPipe) id: string) {
    return this.patients.one(user.clinicId, id);
  }

  @Get('named/:name')
  named(@CurrentUser() user: SignedIn, @Param('name') name: string) {
    return this.patients.named(user.clinicId, name);
  }

  @Post(':id/photo')
  photo(@Param('id') id: string, @Body('url') url: string) {
    return this.patients.photo(id, url);
  }

  @Get('export/:format')
  export(@Param('format') format: string, @Query('to') to: string, @Res() response: Response) {
    exec(`export-patients --${format}`); // error: command-injection
    response.redirect(to); // error: open-redirect
  }

  @Roles('doctor')
  @Post()
  add(@CurrentUser() user: SignedIn, @Body() patient: NewPatientDto) {
    return this.patients.add(user.clinicId, patient);
  }
}
