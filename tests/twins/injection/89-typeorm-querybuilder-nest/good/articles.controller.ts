import { Controller, Get, Query, UseGuards, ValidationPipe } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ArticlesService } from './articles.service';
import { ListArticlesQuery } from './list-articles.query';

@Controller('articles')
@UseGuards(AuthGuard('jwt'))
export class ArticlesController {
  constructor(private readonly service: ArticlesService) {}

  @Get()
  list(@Query(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true })) query: ListArticlesQuery) {
    return this.service.list(query);
  }
}
