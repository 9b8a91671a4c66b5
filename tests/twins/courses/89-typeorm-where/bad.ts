import { Controller, Get, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Book } from './book.entity';

@Controller('books')
export class BooksController {
  constructor(@InjectRepository(Book) private readonly books: Repository<Book>) {}

  @Get()
  search(@Query('author') author: string) {
    return this.books
      .createQueryBuilder('book')
      .where(`book.author = '${author}'`) // fault: CWE-89
      .orderBy('book.title', 'ASC')
      .take(50)
      .getMany();
  }
}
