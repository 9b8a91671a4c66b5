import { Controller, Get, Query, Redirect, UseGuards } from '@nestjs/common';
import { SessionGuard } from '../auth/session.guard';
import { CampaignService } from './campaign.service';

type RedirectResponse = { url: string; statusCode: number };

@Controller('c')
@UseGuards(SessionGuard)
export class CampaignController {
  private readonly fallback = 'https://www.acme.example/';

  constructor(private readonly campaigns: CampaignService) {}

  @Get('go')
  @Redirect('https://www.acme.example/', 302)
  async go(@Query('id') id: string, @Query('next') next?: string): Promise<RedirectResponse> {
    await this.campaigns.track(Number(id));
    const landing = await this.campaigns.landingPage(Number(id));
    const url = next ?? landing ?? this.fallback;
    return { url, statusCode: 302 }; // fault: CWE-601
  }
}
