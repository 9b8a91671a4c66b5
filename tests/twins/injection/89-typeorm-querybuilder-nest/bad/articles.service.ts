import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Article } from './article.entity';
import { ListArticlesQuery } from './list-articles.query';

@Injectable()
export class ArticlesService {
  constructor(@InjectRepository(Article) private readonly articles: Repository<Article>) {}

  async list(q: ListArticlesQuery): Promise<Article[]> {
    const qb = this.articles
      .createQueryBuilder('a')
      .leftJoinAndSelect('a.author', 'author')
      .where('a.published = :published', { published: true });

    if (q.author) {
      qb.andWhere('author.handle = :handle', { handle: q.author });
    }
    if (q.tag) {
      qb.andWhere(`'${q.tag}' = ANY(a.tags)`); // fault: CWE-89
    }
    return qb.orderBy('a.createdAt', 'DESC').take(20).getMany();
  }
}
