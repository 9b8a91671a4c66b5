import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsEnum, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { Role } from '../common/types.js';

const lowered = () => Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value));

export class InviteStaffDto {
  @lowered() @IsEmail() @MaxLength(254)
  email: string;

  @IsString() @Length(1, 100)
  name: string;

  @IsEnum(Role)
  role: Role;
}

export class ChangeStaffDto {
  @IsOptional() @IsEnum(Role)
  role?: Role;

  @IsOptional() @IsBoolean()
  disabled?: boolean;
}

export class PageDto {
  @Type(() => Number) @IsInt() @Min(0) @Max(10_000)
  skip = 0;

  @Type(() => Number) @IsInt() @Min(1) @Max(100)
  take = 25;
}
