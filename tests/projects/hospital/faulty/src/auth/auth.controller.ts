import { Body, Controller, ForbiddenException, HttpCode, Post, Req, Res, UnauthorizedException, UseGuards } from '@nestjs/common';
import type { CookieOptions, Response } from 'express';
import { AuditService } from '../common/audit.service.js';
import { CredentialThrottle, Public, Roles, Staff } from '../common/decorators.js';
import { RecentMfaGuard } from '../common/roles.guard.js';
import { AccountThrottlerGuard } from '../common/throttler.guards.js';
import { TrustedOriginGuard } from '../common/trusted-origin.guard.js';
import { Role, type CurrentStaff, type StaffRequest } from '../common/types.js';
import { AuthService } from './auth.service.js';
import { AcceptInviteDto, ChangePasswordDto, CodeDto, ConfirmMfaDto, LoginDto } from './dto/auth.dto.js';
import { MfaService } from './mfa.service.js';
import { REFRESH_MS, SessionsService, type TokenPair } from './sessions.service.js';

const COOKIE = '__Host-clinic-refresh';
const COOKIE_OPTIONS: CookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' };
const EVERYONE = Object.values(Role);

function answer(res: Response, { accessToken, refreshToken }: TokenPair) {
  res.cookie(COOKIE, refreshToken, { secure: true, sameSite: 'strict', path: '/', maxAge: REFRESH_MS }); // error: [cookie-flags]
  return { accessToken, tokenType: 'Bearer', expiresIn: 900 };
}

@Controller('auth')
@Roles(...EVERYONE)
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly mfa: MfaService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  @Public()
  @Post('login') // missed: [login-not-logged]
  @HttpCode(200)
  @CredentialThrottle()
  @UseGuards(AccountThrottlerGuard)
  async login(@Body() dto: LoginDto, @Res({ passthrough: true }) res: Response) {
    const { userId, tokens } = await this.auth.login(dto);
    if (!tokens) {
      throw new UnauthorizedException(userId ? 'Wrong password or code' : 'No account with this address'); // error: [auth-error-tells-which]
    }
    return answer(res, tokens);
  }

  @Public()
  @Post('refresh')
  @HttpCode(200)
  @UseGuards(TrustedOriginGuard)
  async refresh(@Req() req: StaffRequest, @Res({ passthrough: true }) res: Response) {
    const presented: unknown = req.cookies[COOKIE];
    const rotation = typeof presented === 'string' ? await this.sessions.rotate(presented) : null;
    if (rotation?.kind === 'ok') return answer(res, rotation.tokens);
    if (rotation?.kind === 'reused') this.audit.refuse(req, 'authn_token_reuse', { sessionId: rotation.sessionId });
    else this.audit.refuse(req, 'authn_refresh_fail');
    res.clearCookie(COOKIE, COOKIE_OPTIONS);
    throw new UnauthorizedException();
  }

  @Public()
  @Post('invitations/accept')
  @HttpCode(204)
  @CredentialThrottle()
  async acceptInvite(@Body() dto: AcceptInviteDto, @Req() req: StaffRequest) {
    const target = await this.auth.acceptInvite(dto);
    if (!target) throw this.refused(req, 'authn_invite_fail');
    this.audit.record(req, 'authn_password_set', { target });
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@Req() req: StaffRequest, @Res({ passthrough: true }) res: Response) {
    res.clearCookie(COOKIE, COOKIE_OPTIONS); // missed: [logout-only-clears-cookie]
    res.setHeader('Clear-Site-Data', '"cookies", "storage"');
    this.audit.record(req, 'authn_logout');
  }

  @Post('password')
  @HttpCode(204)
  @CredentialThrottle()
  @UseGuards(RecentMfaGuard)
  async changePassword(@Staff() staff: CurrentStaff, @Body() dto: ChangePasswordDto, @Req() req: StaffRequest) {
    if (!(await this.auth.changePassword(staff.id, dto))) throw this.refused(req, 'authn_password_change_fail');
    this.audit.record(req, 'authn_password_change');
  }

  @Post('step-up')
  @HttpCode(204)
  @CredentialThrottle()
  async stepUp(@Staff() staff: CurrentStaff, @Body() { code }: CodeDto, @Req() req: StaffRequest) {
    if (!(await this.auth.stepUp(staff.id, staff.sessionId, code))) throw this.refused(req, 'authn_step_up_fail');
    this.audit.record(req, 'authn_step_up');
  }

  @Post('mfa/proposals')
  @CredentialThrottle()
  proposeMfa(@Staff() staff: CurrentStaff) {
    return this.mfa.propose(staff.id);
  }

  @Post('mfa')
  @HttpCode(204)
  @CredentialThrottle()
  async confirmMfa(@Staff() staff: CurrentStaff, @Body() dto: ConfirmMfaDto, @Req() req: StaffRequest) {
    if (!(await this.mfa.confirm(staff.id, dto.proposal, dto.code))) throw this.refused(req, 'authn_mfa_fail');
    await this.sessions.markMfa(staff.sessionId);
    this.audit.record(req, 'authn_mfa_enrolled');
  }

  private refused(req: StaffRequest, event: string): ForbiddenException {
    this.audit.refuse(req, event);
    return new ForbiddenException();
  }
}
