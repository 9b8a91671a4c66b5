import { Controller, Get, Query, Redirect } from '@nestjs/common';

const PAGES: Record<string, string> = { shop: '/shop', help: '/help' };

@Controller('sso')
export class SsoController {
  @Get('logout')
  @Redirect('/', 302)
  logout(@Query('continue') next?: string) {
    if (next && Object.hasOwn(PAGES, next)) {
      return { url: PAGES[next] };
    }
  }
}
