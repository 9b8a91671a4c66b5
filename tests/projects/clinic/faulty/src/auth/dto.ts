import { IsEmail, IsString, Length } from 'class-validator';

export class SignInDto {
  @IsEmail()
  email!: string;

  @IsString()
  @Length(6, 128) // error: password-too-short
  password!: string;
}
