import { Type } from 'class-transformer';
import { IsDate, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageDto } from '../users/users.dto.js';

export const APPOINTMENT_STATES = ['booked', 'cancelled', 'done'] as const;
export const SORTS = { soonest: ['a.startsAt', 'ASC'], latest: ['a.startsAt', 'DESC'], created: ['a.createdAt', 'DESC'] } as const;
export type SortName = keyof typeof SORTS;

export class BookDto {
  @IsUUID()
  patientId: string;

  @Type(() => Date) @IsDate()
  startsAt: Date;

  @IsOptional() @IsString() @MaxLength(300)
  reason?: string;
}

export class ChangeAppointmentDto {
  @IsIn(APPOINTMENT_STATES)
  state: (typeof APPOINTMENT_STATES)[number];
}

export class ListAppointmentsDto extends PageDto {
  @IsOptional() @IsIn(APPOINTMENT_STATES)
  state?: string;

  @IsIn(Object.keys(SORTS))
  sort: SortName = 'soonest';
}
