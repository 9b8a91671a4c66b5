import { Body, Controller, HttpCode, Post, UnauthorizedException } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Throttle } from '@nestjs/throttler';
import { Model } from 'mongoose';
import { Invite, InviteDocument } from './invite.schema';
import { MembershipService } from './membership.service';

interface AcceptInvite {
  email: string;
  code: string;
}

@Controller('invites')
export class InviteController {
  constructor(
    @InjectModel(Invite.name) private readonly invites: Model<InviteDocument>,
    private readonly memberships: MembershipService,
  ) {}

  @Post('accept')
  @HttpCode(200)
  @Throttle({ default: { limit: 5, ttl: 60_000 } })
  async accept(@Body() body: AcceptInvite) {
    const { email, code } = body;
    const invite = await this.invites.findOneAndDelete({ email, code, used: false }).exec(); // fault: CWE-943
    if (!invite) {
      throw new UnauthorizedException();
    }
    return this.memberships.open(invite.teamId, invite.email);
  }
}
