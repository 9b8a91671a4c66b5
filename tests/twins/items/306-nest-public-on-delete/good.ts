import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Public } from '../auth/public.decorator';
import { RequirePermission } from '../auth/require-permission.decorator';
import { CreateArticleDto } from './dto/create-article.dto';
import { ArticlesService } from './articles.service';

/** JwtAuthGuard and PermissionsGuard are bound with APP_GUARD in auth.module.ts */
@Controller('articles')
export class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Public()
  @Get()
  published() {
    return this.articles.published(30);
  }

  @Public()
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.articles.publishedById(id);
  }

  @RequirePermission('article:write')
  @Post()
  create(@Body() dto: CreateArticleDto) {
    return this.articles.create({ title: dto.title, body: dto.body });
  }

  @RequirePermission('article:delete')
  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id', ParseUUIDPipe) id: string) {
    return this.articles.remove(id);
  }
}
