import { BadRequestException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ILike, Repository } from 'typeorm';
import { FieldCipher } from '../common/field-cipher.js';
import { Role, type CurrentStaff } from '../common/types.js';
import { User } from '../users/user.entity.js';
import { Patient, visibleTo } from './patient.entity.js';
import type { CreatePatientDto, FindPatientsDto, UpdatePatientDto } from './patients.dto.js';

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

@Injectable()
export class PatientsService {
  constructor(
    @InjectRepository(Patient) private readonly patients: Repository<Patient>,
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly cipher: FieldCipher,
  ) {}

  find(staff: CurrentStaff, { q, skip, take }: FindPatientsDto): Promise<Patient[]> {
    const where = q ? { ...visibleTo(staff), name: ILike(`%${escapeLike(q)}%`) } : visibleTo(staff);
    return this.patients.find({ where, order: { name: 'ASC' }, skip, take });
  }

  async get(staff: CurrentStaff, id: string): Promise<Patient> {
    const patient = await this.patients.findOneBy({ id, ...visibleTo(staff) });
    if (!patient) throw new NotFoundException();
    return patient;
  }

  async create(staff: CurrentStaff, { doctorId, name, bornOn, phone }: CreatePatientDto): Promise<Patient> {
    const { clinicId } = staff;
    if (!(await this.users.existsBy({ id: doctorId, clinicId, role: Role.Doctor, disabled: false }))) throw new BadRequestException();
    return this.patients.save(this.patients.create({ clinicId, doctorId, name, bornOn, phone: phone ?? null }));
  }

  recallList(clinicId: string): Promise<Patient[]> {
    return this.patients.find({ where: { clinicId }, select: { id: true, name: true, phone: true }, take: 500 });
  }

  async update(staff: CurrentStaff, id: string, changes: UpdatePatientDto): Promise<Patient> {
    const patient = await this.get(staff, id);
    return this.patients.save(Object.assign(patient, changes)); // missed: [mass-assignment]
  }

  async readNotes(staff: CurrentStaff, id: string): Promise<string> {
    const patient = await this.patients.findOne({ where: { id, ...visibleTo(staff) }, select: { id: true, notes: true } });
    if (!patient) throw new NotFoundException();
    return patient.notes ? this.cipher.decrypt(patient.notes, `notes:${patient.id}`) : '';
  }

  async writeNotes(staff: CurrentStaff, id: string, notes: string): Promise<void> {
    const { affected } = await this.patients.update({ id, ...visibleTo(staff) }, { notes: this.cipher.encrypt(notes, `notes:${id}`) });
    if (affected !== 1) throw new NotFoundException();
  }
}
