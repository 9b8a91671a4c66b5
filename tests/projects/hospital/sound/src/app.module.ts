import { randomUUID } from 'node:crypto';
import { ThrottlerStorageRedisService } from '@nest-lab/throttler-storage-redis';
import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { minutes, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Redis } from 'ioredis';
import { LoggerModule } from 'nestjs-pino';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CommonModule } from './common/common.module.js';
import { JwtAuthGuard } from './common/jwt-auth.guard.js';
import { LoggingInterceptor } from './common/logging.interceptor.js';
import { ProblemFilter } from './common/problem.filter.js';
import { RolesGuard } from './common/roles.guard.js';
import { StaffThrottlerGuard } from './common/throttler.guards.js';
import { validateEnv, type Env } from './config/env.js';
import { DocumentsModule } from './documents/documents.module.js';
import { HealthController } from './health.controller.js';
import { PatientsModule } from './patients/patients.module.js';
import { UsersModule } from './users/users.module.js';

const REDACTED = ['req.headers.authorization', 'req.headers.cookie', 'password', '*.password', 'token', '*.token', 'err.parameters', 'err.query', 'err.driverError'];

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, cache: true, ignoreEnvFile: true, validate: validateEnv }),
    LoggerModule.forRoot({
      pinoHttp: {
        level: 'info',
        autoLogging: false,
        quietReqLogger: true,
        redact: REDACTED,
        genReqId: (_req, res) => {
          const id = randomUUID();
          res.setHeader('X-Request-Id', id);
          return id;
        },
      },
    }),
    TypeOrmModule.forRootAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService<Env, true>) => ({
        type: 'postgres',
        url: config.get('DATABASE_URL_FILE', { infer: true }),
        ssl: { ca: config.get('DATABASE_CA_FILE', { infer: true }), rejectUnauthorized: true },
        autoLoadEntities: true,
        synchronize: false,
        logging: false,
      }),
    }),
    ThrottlerModule.forRootAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService<Env, true>) => ({
        throttlers: [{ name: 'default', ttl: minutes(1), limit: 120 }],
        setHeaders: true,
        storage: new ThrottlerStorageRedisService(new Redis(config.get('REDIS_URL_FILE', { infer: true }))),
      }),
    }),
    CommonModule,
    AuthModule,
    UsersModule,
    PatientsModule,
    AppointmentsModule,
    DocumentsModule,
  ],
  controllers: [HealthController],
  providers: [
    // in this order: address, identity, identity's quota, role
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    { provide: APP_GUARD, useClass: JwtAuthGuard },
    { provide: APP_GUARD, useClass: StaffThrottlerGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
    { provide: APP_INTERCEPTOR, useClass: LoggingInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class AppModule {}
