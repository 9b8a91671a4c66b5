import { IsDateString, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { PageDto } from '../users/users.dto.js';

export class CreatePatientDto {
  @IsUUID()
  doctorId: string;

  @IsString() @Length(1, 120)
  name: string;

  @IsDateString({ strict: true }) @MaxLength(10)
  bornOn: string;

  @IsOptional() @Matches(/^\+?[0-9 ]{6,20}$/)
  phone?: string;
}

export class UpdatePatientDto {
  @IsOptional() @IsString() @Length(1, 120)
  name?: string;

  @IsOptional() @Matches(/^\+?([0-9]+ ?)+$/) // error: [redos-pattern]
  phone?: string;
}

export class NotesDto {
  @IsString() @MaxLength(20_000)
  notes: string;
}

export class FindPatientsDto extends PageDto {
  @IsOptional() @IsString() @Length(2, 60)
  q?: string;
}
