import { IsUrl, MaxLength } from 'class-validator';

export class ImportDocumentDto {
  @IsUrl({ require_protocol: true, require_tld: false }) @MaxLength(500)
  url: string;
}
