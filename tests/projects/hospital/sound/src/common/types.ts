import type { Request } from 'express';

export enum Role {
  Admin = 'admin',
  Doctor = 'doctor',
  Reception = 'reception',
}

export interface CurrentStaff {
  id: string;
  clinicId: string;
  role: Role;
  sessionId: string;
  mfaAt: Date | null;
}

export interface StaffRequest extends Request {
  user?: CurrentStaff;
  id: string;
}
