import Handlebars from 'handlebars';
import { Injectable, Controller, Post, Body, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

@Injectable()
export class MailPreviewService {
  render(source: string, customer: { name: string }): string {
    const template = Handlebars.compile(source); // fault: CWE-1336|CWE-94
    return template(customer);
  }
}

@Controller('mail-preview')
@UseGuards(AuthGuard('jwt'))
export class MailPreviewController {
  constructor(private readonly previews: MailPreviewService) {}

  @Post()
  preview(@Body('template') template: string) {
    return { text: this.previews.render(template, { name: 'Jane Doe' }) };
  }
}
