import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsString, Length, Matches, MaxLength, MinLength } from 'class-validator';

const TOTP_CODE = /^\d{6}$/;

export class LoginDto {
  @Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @IsEmail() @MaxLength(254)
  email: string;

  @IsString() @Length(1, 128)
  password: string;

  @IsOptional() @Matches(TOTP_CODE)
  code?: string;
}

export class CodeDto {
  @Matches(TOTP_CODE)
  code: string;
}

export class ConfirmMfaDto extends CodeDto {
  @IsString() @MaxLength(400)
  proposal: string;
}

export class AcceptInviteDto {
  @Matches(/^[\w-]{43}$/)
  token: string;

  @IsString() @MinLength(15) @MaxLength(128)
  password: string;
}

export class ChangePasswordDto {
  @IsString() @Length(1, 128)
  currentPassword: string;

  @IsString() @MinLength(15) @MaxLength(128)
  newPassword: string;
}
