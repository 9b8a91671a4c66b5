import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { ShopOwnerGuard } from '../auth/shop-owner.guard';
import { PreviewDto } from './preview.dto';
import { renderMail } from './render';

const SAMPLE = { firstName: 'Ada', orderNumber: '2024-0001' };

@Controller('mail-templates')
@UseGuards(JwtAuthGuard, ShopOwnerGuard)
export class MailController {
  @Post('preview')
  preview(@Body() dto: PreviewDto) {
    const body = dto.body.trim();
    return { html: renderMail(body, SAMPLE) };
  }
}
