import Handlebars from 'handlebars';
import { Injectable, Controller, Post, Body, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

const MAIL_TEMPLATE = 'Dear {{name}},\n\n{{message}}\n\nYour shop team';

@Injectable()
export class MailPreviewService {
  render(message: string, customer: { name: string }): string {
    const template = Handlebars.compile(MAIL_TEMPLATE);
    return template({ ...customer, message });
  }
}

@Controller('mail-preview')
@UseGuards(AuthGuard('jwt'))
export class MailPreviewController {
  constructor(private readonly previews: MailPreviewService) {}

  @Post()
  preview(@Body('message') message: string) {
    return { text: this.previews.render(String(message), { name: 'Jane Doe' }) };
  }
}
