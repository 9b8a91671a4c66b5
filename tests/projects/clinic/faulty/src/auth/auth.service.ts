import { Injectable, Logger, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { InjectRepository } from '@nestjs/typeorm';
import * as argon2 from 'argon2';
import { Repository } from 'typeorm';
import { User } from '../users/user.entity';

@Injectable()
export class AuthService {
  private readonly logger = new Logger(AuthService.name);

  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly jwt: JwtService,
  ) {}

  async signIn(email: string, password: string, ip: string) {
    const user = await this.users.findOne({ where: { email }, select: { id: true, clinicId: true, role: true, passwordHash: true } });
    if (!user || !(await argon2.verify(user.passwordHash, password))) {
      this.logger.warn(`sign-in failed for ${email} with ${password}`); // error: sensitive-value-logged
      throw new UnauthorizedException();
    }
    this.logger.log({ event: 'sign-in succeeded', user: user.id, ip });
    return { token: await this.jwt.signAsync({ sub: user.id, clinic: user.clinicId, role: user.role }) };
  }
}
