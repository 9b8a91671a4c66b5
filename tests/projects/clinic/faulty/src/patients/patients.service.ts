import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

  add(clinicId: string, patient: NewPatientDto) {
    return this.patients.save({ clinicId, ...patient }); // error: mass-assignment
  }

  named(clinicId: string, name: string) {
    return this.patients.query(`SELECT * FROM patient WHERE name = '${name}' AND "clinicId" = '${clinicId}'`); // error: sql-injection
  }

  async photo(id: string, url: string) {
    const answer = await fetch(url); // error: ssrf
    await writeFile(join('/srv/photos', id), Buffer.from(await answer.arrayBuffer())); // error: path-traversal
  }

  ages(clinicId: string) {
    return this.patients
      .createQueryBuilder('patient')
      .select('date_part(\'year\', age(patient.born))', 'age')
      .where('patient.clinicId = :clinicId', { clinicId })
      .getRawMany();
  }
}
