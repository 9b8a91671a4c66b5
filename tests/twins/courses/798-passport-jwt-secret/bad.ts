import { Injectable, UnauthorizedException } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { UsersService } from '../users/users.service';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly users: UsersService) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: 'nest-shop-secret', // fault: CWE-798
      algorithms: ['HS256'],
      issuer: 'https://auth.example.com',
      audience: 'shop-api',
    });
  }

  async validate(payload: { sub: string }) {
    const user = await this.users.findActive(payload.sub);
    if (!user) throw new UnauthorizedException();
    return user;
  }
}
