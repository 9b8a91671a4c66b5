import { IsString, MaxLength } from 'class-validator';

export class PreviewDto {
  @IsString()
  @MaxLength(10_000)
  body!: string;
}
