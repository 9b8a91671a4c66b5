import { IsInt, IsPositive, IsUUID, Max, MaxLength, IsString } from 'class-validator';

export class CreateShipmentDto {
  @IsUUID()
  warehouseId!: string;

  @IsInt()
  @IsPositive()
  @Max(30_000)
  weightGrams!: number;

  @IsString()
  @MaxLength(200)
  note!: string;
}
