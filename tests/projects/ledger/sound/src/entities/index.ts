import { Column, CreateDateColumn, Entity, Index, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

export type Role = 'owner' | 'auditor' | 'admin';

@Entity('users')
export class User {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ unique: true }) email: string;
  @Column() name: string;
  @Column({ type: 'varchar', default: 'owner' }) role: Role;
  @Column({ select: false }) passwordHash: string;
  @Column({ type: 'varchar', nullable: true, select: false }) mfaSecret: string | null;
  @Column({ type: 'int', default: 0, select: false }) lastTotpStep: number;
  @Column({ default: true }) active: boolean;
  @CreateDateColumn() createdAt: Date;
}

@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid') id: string;
  @ManyToOne(() => User, { nullable: false }) user: User;
  @Column('uuid') userId: string;
  @Column() tokenHash: string;
  @Column({ type: 'timestamptz', nullable: true }) mfaAt: Date | null;
  @Column('timestamptz') expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
}

@Entity('accounts')
export class Account {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Index() @Column('uuid') userId: string;
  @Column() name: string;
  @Column({ length: 3 }) currency: string;
  @Column({ type: 'bigint', default: 0 }) balance: string;
  @Column({ default: false }) archived: boolean;
  @CreateDateColumn() createdAt: Date;
}

@Entity('entries')
export class Entry {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Index() @Column('uuid') accountId: string;
  @ManyToOne(() => Account, { nullable: false }) account: Account;
  @Column('uuid') transactionId: string;
  @Column('bigint') amount: string;
  @Column({ length: 140 }) memo: string;
  @CreateDateColumn() bookedAt: Date;
}
