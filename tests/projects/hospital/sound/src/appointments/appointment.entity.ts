import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Patient } from '../patients/patient.entity.js';

@Entity('appointments')
export class Appointment {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') clinicId: string;
  @Column('uuid') patientId: string;
  @ManyToOne(() => Patient) @JoinColumn({ name: 'patientId' }) patient: Patient;
  @Column('timestamptz') startsAt: Date;
  @Column('text', { default: 'booked' }) state: string;
  @Column('text', { nullable: true }) reason: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

export const toAppointmentView = ({ id, patientId, startsAt, state, reason }: Appointment) => ({ id, patientId, startsAt, state, reason });
