import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsDateString, IsEmail, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CURRENCIES } from '../config';

const trimmed = Transform(({ value }) => (typeof value === 'string' ? value.trim() : value));
const lowerCased = Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value));

export class LoginDto {
  @lowerCased @IsEmail() @MaxLength(254) email: string;
  @IsString() @MaxLength(128) password: string;
  @IsOptional() @Matches(/^\d{6}$/) otp?: string;
}

export class StepUpDto {
  @Matches(/^\d{6}$/) otp: string;
}

export class ChangePasswordDto {
  @IsString() @MaxLength(128) currentPassword: string;
  @IsString() @MinLength(15) @MaxLength(72) newPassword: string;
}

export class IdDto {
  @IsUUID() id: string;
}

export class CreateAccountDto {
  @trimmed @IsString() @Length(1, 80) name: string;
  @IsIn(CURRENCIES) currency: (typeof CURRENCIES)[number];
}

export class UpdateAccountDto {
  @IsOptional() @trimmed @IsString() @Length(1, 80) name?: string;
  @IsOptional() @IsBoolean() archived?: boolean;
}

export class TransferDto {
  @IsUUID() fromId: string;
  @IsUUID() toId: string;
  @IsInt() @Min(1) @Max(1_000_000_000) amount: number;
  @trimmed @IsString() @Length(1, 140) memo: string;
}

export class EntryQueryDto {
  @IsOptional() @IsIn(['booked', 'amount']) sort: 'booked' | 'amount' = 'booked';
  @IsOptional() @IsIn(['ASC', 'DESC']) order: 'ASC' | 'DESC' = 'DESC';
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit = 50;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(100_000) offset = 0;
  @IsOptional() @IsString() @Length(2, 60) memo?: string;
}

export class RateQueryDto {
  @IsIn(CURRENCIES) base: (typeof CURRENCIES)[number];
}

export class CreateUserDto {
  @lowerCased @IsEmail() @MaxLength(254) email: string;
  @trimmed @IsString() @Length(1, 100) name: string;
  @IsIn(['owner', 'auditor', 'admin']) role: 'owner' | 'auditor' | 'admin';
  @IsString() @MinLength(15) @MaxLength(72) password: string;
}

export class UpdateUserDto {
  @IsOptional() @IsIn(['owner', 'auditor', 'admin']) role?: 'owner' | 'auditor' | 'admin';
  @IsOptional() @IsBoolean() active?: boolean;
}

export class TotalsQueryDto {
  @IsDateString() from: string;
  @IsDateString() to: string;
}
