import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ILike, Repository } from 'typeorm';
import { ListQueryDto, NewPatientDto } from './dto';
import { Patient } from './patient.entity';

@Injectable()
export class PatientsService {
  constructor(@InjectRepository(Patient) private readonly patients: Repository<Patient>) {}

  list(clinicId: string, { search, sort }: ListQueryDto) {
    return this.patients.find({ where: { clinicId, ...(search && { name: ILike(`%${search}%`) }) }, order: { [sort]: 'ASC' }, take: 100 });
  }

  async one(clinicId: string, id: string) {
    const patient = await this.patients.findOneBy({ clinicId, id });
    if (!patient) throw new NotFoundException();
    return patient;
  }

  add(clinicId: string, { name, born }: NewPatientDto) {
    return this.patients.save(this.patients.create({ clinicId, name, born }));
  }

  ages(clinicId: string) {
    return this.patients
      .createQueryBuilder('patient')
      .select('date_part(\'year\', age(patient.born))', 'age')
      .where('patient.clinicId = :clinicId', { clinicId })
      .getRawMany();
  }
}
