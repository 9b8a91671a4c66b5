import { IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';

export class NewPatientDto {
  @IsString()
  @MaxLength(120)
  name!: string;

  @IsISO8601()
  born!: string;
}

export class ListQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(50)
  search?: string;

  @IsIn(['name', 'born'])
  sort: 'name' | 'born' = 'name';
}
