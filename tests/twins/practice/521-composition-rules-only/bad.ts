import { Injectable } from '@nestjs/common';
import {
  IsEmail, IsString, Matches, MaxLength, MinLength, Validate, ValidatorConstraint, ValidatorConstraintInterface,
} from 'class-validator';
import { BreachList } from './breach-list';

@Injectable()
@ValidatorConstraint({ name: 'notBreached', async: true })
export class NotBreached implements ValidatorConstraintInterface {
  constructor(private readonly list: BreachList) {}

  async validate(value: unknown): Promise<boolean> {
    return typeof value === 'string' && !(await this.list.contains(value));
  }

  defaultMessage(): string {
    return 'This password is known from a data leak';
  }
}

export class SignUpDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @Matches(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z\d!?.-]{8,64}$/) // fault: CWE-521
  password!: string;

  @MinLength(2)
  @MaxLength(40)
  handle!: string;
}
