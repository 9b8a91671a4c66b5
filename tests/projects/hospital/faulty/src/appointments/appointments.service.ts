import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Role, type CurrentStaff } from '../common/types.js';
import { PatientsService } from '../patients/patients.service.js';
import { Appointment } from './appointment.entity.js';
import { SORTS, type BookDto, type ListAppointmentsDto } from './appointments.dto.js';

@Injectable()
export class AppointmentsService {
  constructor(
    @InjectRepository(Appointment) private readonly appointments: Repository<Appointment>,
    private readonly patients: PatientsService,
  ) {}

  list(staff: CurrentStaff, { state, q, sort, skip, take }: ListAppointmentsDto): Promise<Appointment[]> {
    const [column, direction] = SORTS[sort];
    const query = this.appointments
      .createQueryBuilder('a')
      .innerJoin('a.patient', 'p')
      .where('a.clinicId = :clinicId', { clinicId: staff.clinicId });
    if (staff.role === Role.Doctor) query.andWhere('p.doctorId = :doctorId', { doctorId: staff.id });
    if (q) query.andWhere(`a.reason ILIKE '%${q}%'`); // error: [sql-injection]
    if (state) query.andWhere('a.state = :state', { state });
    return query.orderBy(column, direction).skip(skip).take(take).getMany();
  }

  async get(id: string): Promise<Appointment> {
    const found = await this.appointments.findOneBy({ id }); // error: [ownership-not-checked]
    if (!found) throw new NotFoundException();
    return found;
  }

  async book(staff: CurrentStaff, { patientId, startsAt, reason }: BookDto): Promise<Appointment> {
    const { id, clinicId } = await this.patients.get(staff, patientId);
    return this.appointments.save(this.appointments.create({ clinicId, patientId: id, startsAt, reason: reason ?? null }));
  }

  async changeState(id: string, state: string): Promise<Appointment> {
    const appointment = await this.get(id);
    appointment.state = state;
    return this.appointments.save(appointment);
  }
}
