import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Role } from '../common/types.js';

@Entity('users')
export class User {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') clinicId: string;
  @Column('text', { unique: true }) email: string;
  @Column('text') name: string;
  @Column('text') role: Role;
  @Column('text', { nullable: true, select: false }) passwordHash: string | null;
  @Column('text', { nullable: true, select: false }) mfaSecret: string | null;
  @Column('int', { default: -1, select: false }) mfaLastStep: number;
  @Column('text', { nullable: true, select: false }) inviteHash: string | null;
  @Column('timestamptz', { nullable: true, select: false }) inviteExpiresAt: Date | null;
  @Column('int', { default: 0, select: false }) failedLogins: number;
  @Column('timestamptz', { nullable: true, select: false }) retryAt: Date | null;
  @Column('boolean', { default: false }) disabled: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

export const toStaffView = ({ id, email, name, role, disabled, createdAt }: User) => ({ id, email, name, role, disabled, createdAt });
