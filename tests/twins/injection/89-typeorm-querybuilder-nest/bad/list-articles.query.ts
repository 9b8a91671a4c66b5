import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ListArticlesQuery {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  author?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  tag?: string;
}

export type ArticleOrder = 'newest' | 'oldest';
