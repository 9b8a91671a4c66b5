import { Column, CreateDateColumn, Entity, type FindOptionsWhere, PrimaryGeneratedColumn } from 'typeorm';
import { Role, type CurrentStaff } from '../common/types.js';

@Entity('patients')
export class Patient {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') clinicId: string;
  @Column('uuid') doctorId: string;
  @Column('text') name: string;
  @Column('date') bornOn: string;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true, select: false }) notes: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** The patients that a member of staff may see: doctors their own, the others all of the clinic's. */
export function visibleTo({ id, clinicId, role }: CurrentStaff): FindOptionsWhere<Patient> {
  return role === Role.Doctor ? { clinicId, doctorId: id } : { clinicId };
}

export const toPatientView = ({ id, doctorId, name, bornOn, phone, createdAt }: Patient) => ({ id, doctorId, name, bornOn, phone, createdAt });
