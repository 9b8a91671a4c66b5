import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('../src/config', () => ({ CURRENCIES: ['EUR', 'USD'] }));

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true };
let dto: typeof import('../src/dto');

beforeAll(async () => {
  dto = await import('../src/dto');
});

describe('dto', () => {
  it('refuses unknown fields', async () => {
    const errors = await validate(plainToInstance(dto.CreateAccountDto, { name: 'Cash', currency: 'EUR', balance: 1_000_000 }), OPTIONS);
    expect(errors.map((error) => error.property)).toEqual(['balance']);
  });

  it('refuses short passwords', async () => {
    const password = 'hunter2';
    const errors = await validate(plainToInstance(dto.ChangePasswordDto, { currentPassword: password, newPassword: password }), OPTIONS);
    expect(errors.map((error) => error.property)).toEqual(['newPassword']);
  });

  it('normalises addresses', () => {
    expect(plainToInstance(dto.LoginDto, { email: ' A@Example.com ', password: 'x' }).email).toBe('a@example.com');
  });
});
