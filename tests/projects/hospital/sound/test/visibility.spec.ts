import 'reflect-metadata';
import { expect, test } from 'vitest';
import { Role, type CurrentStaff } from '../src/common/types.js';
import { visibleTo } from '../src/patients/patient.entity.js';

const staff = (role: Role): CurrentStaff => ({ id: 'u1', clinicId: 'c1', role, sessionId: 's1', mfaAt: null });

test('a doctor sees own patients only', () => expect(visibleTo(staff(Role.Doctor))).toEqual({ clinicId: 'c1', doctorId: 'u1' }));

test('reception sees those of the clinic', () => expect(visibleTo(staff(Role.Reception))).toEqual({ clinicId: 'c1' }));
