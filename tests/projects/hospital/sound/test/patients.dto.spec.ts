import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { expect, test } from 'vitest';
import { LoginDto } from '../src/auth/dto/auth.dto.js';
import { UpdatePatientDto } from '../src/patients/patients.dto.js';

const pipe = new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true });

test('an unknown field is refused', async () => {
  const body = { name: 'Ann Example', clinicId: 'other' };
  await expect(pipe.transform(body, { type: 'body', metatype: UpdatePatientDto })).rejects.toThrow();
});

test('an address is lowered before it is compared', async () => {
  const body = { email: ' Dr.Who@Clinic.example ', password: 'correct horse battery staple' };
  const dto: LoginDto = await pipe.transform(body, { type: 'body', metatype: LoginDto });
  expect(dto.email).toBe('dr.who@clinic.example');
});
