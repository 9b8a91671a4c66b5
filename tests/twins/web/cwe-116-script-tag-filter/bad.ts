import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { SessionGuard } from '../auth/session.guard';
import { CreatePostDto } from './create-post.dto';
import { PostsRepository } from './posts.repository';

function sanitize(markup: string): string {
  return markup.replace(/<script[^>]*>[\s\S]*?<\/script>/gi, ''); // fault: CWE-116|CWE-79
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
