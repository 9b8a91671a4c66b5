import nunjucks from 'nunjucks';
import { Body, Controller, Post, Req, UseGuards } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import type { Request } from 'express';
import { JwtGuard } from '../auth/jwt.guard';
import { SmsGateway } from './sms.gateway';

export class SmsDto {
  @IsString()
  @Length(1, 300)
  text!: string;
}

@Controller('sms')
@UseGuards(JwtGuard)
export class SmsController {
  private readonly env = new nunjucks.Environment(null, { autoescape: true });

  constructor(private readonly gateway: SmsGateway) {}

  @Post()
  async send(@Body() { text }: SmsDto, @Req() req: Request & { user: { phone: string; name: string } }) {
    const { phone, name } = req.user;
    const message = this.env.renderString(text + ' -- sent for {{ name }}', { name }); // fault: CWE-1336|CWE-94
    await this.gateway.deliver(phone, message);
    return { characters: message.length };
  }
}
