import { Controller, Get, Query, Redirect } from '@nestjs/common';

@Controller('sso')
export class SsoController {
  @Get('logout')
  @Redirect('/', 302)
  logout(@Query('continue') next?: string) {
    if (next) {
      return { url: next }; // fault: CWE-601
    }
  }
}
