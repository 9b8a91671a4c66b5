import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import DOMPurify from 'isomorphic-dompurify';
import { SessionGuard } from '../auth/session.guard';
import { CreatePostDto } from './create-post.dto';
import { PostsRepository } from './posts.repository';

const ALLOWED = { ALLOWED_TAGS: ['p', 'b', 'i', 'a', 'ul', 'li'], ALLOWED_ATTR: ['href'] };

function sanitize(markup: string): string {
  return DOMPurify.sanitize(markup, ALLOWED);
}

@Controller('posts')
@UseGuards(SessionGuard)
export class PostsController {
  constructor(private readonly posts: PostsRepository) {}

  /** The stored html is shown as it is in the readers' timelines. */
  @Post()
  async create(@Body() dto: CreatePostDto) {
    const html = sanitize(dto.html);
    const { id } = await this.posts.insert({ title: dto.title, html });
    return { id };
  }
}
