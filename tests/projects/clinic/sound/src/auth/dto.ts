import { IsEmail, IsString, Length } from 'class-validator';

export class SignInDto {
  @IsEmail()
  email!: string;

  @IsString()
  @Length(15, 128)
  password!: string;
}
