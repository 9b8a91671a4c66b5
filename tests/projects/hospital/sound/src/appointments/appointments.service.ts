import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Role, type CurrentStaff } from '../common/types.js';
import { visibleTo } from '../patients/patient.entity.js';
import { PatientsService } from '../patients/patients.service.js';
import { Appointment } from './appointment.entity.js';
import { SORTS, type BookDto, type ListAppointmentsDto } from './appointments.dto.js';

@Injectable()
export class AppointmentsService {
  constructor(
    @InjectRepository(Appointment) private readonly appointments: Repository<Appointment>,
    private readonly patients: PatientsService,
  ) {}

  list(staff: CurrentStaff, { state, sort, skip, take }: ListAppointmentsDto): Promise<Appointment[]> {
    const [column, direction] = SORTS[sort];
    const query = this.appointments
      .createQueryBuilder('a')
      .innerJoin('a.patient', 'p')
      .where('a.clinicId = :clinicId', { clinicId: staff.clinicId });
    if (staff.role === Role.Doctor) query.andWhere('p.doctorId = :doctorId', { doctorId: staff.id });
    if (state) query.andWhere('a.state = :state', { state });
    return query.orderBy(column, direction).skip(skip).take(take).getMany();
  }

  async get(staff: CurrentStaff, id: string): Promise<Appointment> {
    const found = await this.appointments.findOneBy({ id, clinicId: staff.clinicId, patient: visibleTo(staff) });
    if (!found) throw new NotFoundException();
    return found;
  }

  async book(staff: CurrentStaff, { patientId, startsAt, reason }: BookDto): Promise<Appointment> {
    const { id, clinicId } = await this.patients.get(staff, patientId);
    return this.appointments.save(this.appointments.create({ clinicId, patientId: id, startsAt, reason: reason ?? null }));
  }

  async changeState(staff: CurrentStaff, id: string, state: string): Promise<Appointment> {
    const appointment = await this.get(staff, id);
    appointment.state = state;
    return this.appointments.save(appointment);
  }
}
