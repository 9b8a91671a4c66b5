import { Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Env } from '../config/env.js';
import { User } from '../users/user.entity.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { MfaService } from './mfa.service.js';
import { PasswordsService } from './passwords.service.js';
import { RefreshToken, Session } from './session.entities.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([User, Session, RefreshToken]),
    JwtModule.registerAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService<Env, true>) => {
        const issuer = config.get('JWT_ISSUER', { infer: true });
        const audience = config.get('JWT_AUDIENCE', { infer: true });
        return {
          privateKey: config.get('JWT_PRIVATE_KEY_FILE', { infer: true }),
          publicKey: config.get('JWT_PUBLIC_KEY_FILE', { infer: true }),
          signOptions: { algorithm: 'RS256', issuer, audience, expiresIn: '30d' }, // error: [jwt-lifetime]
          verifyOptions: { issuer, audience }, // error: [jwt-algorithm-not-pinned]
        };
      },
    }),
  ],
  controllers: [AuthController],
  providers: [AuthService, MfaService, PasswordsService, SessionsService],
  exports: [JwtModule, SessionsService],
})
export class AuthModule {}
