import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('documents')
export class PatientDocument {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') patientId: string;
  @Column('text') mime: string;
  @Column('int') size: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

export const toDocumentView = ({ id, mime, size, createdAt }: PatientDocument) => ({ id, mime, size, createdAt });
