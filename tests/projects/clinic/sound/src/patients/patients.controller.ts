import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
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

  @Roles('doctor')
  @Post()
  add(@CurrentUser() user: SignedIn, @Body() patient: NewPatientDto) {
    return this.patients.add(user.clinicId, patient);
  }
}
