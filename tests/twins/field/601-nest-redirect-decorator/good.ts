import { Controller, Get, Param, Query, Redirect, NotFoundException } from '@nestjs/common';
import { CampaignService } from './campaign.service';

@Controller('c')
export class CampaignController {
  constructor(private readonly campaigns: CampaignService) {}

  @Get(':code')
  @Redirect('/', 302)
  async follow(@Param('code') code: string) {
    const campaign = await this.campaigns.byCode(code);
    if (!campaign) throw new NotFoundException();

    await this.campaigns.countClick(campaign.id);
    const url = campaign.landingPage;
    return { url, statusCode: 302 };
  }
}
