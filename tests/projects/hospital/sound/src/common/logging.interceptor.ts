import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { finalize, type Observable } from 'rxjs';
import { requestMetadata } from './audit.service.js';
import type { StaffRequest } from './types.js';

@Injectable()
export class LoggingInterceptor implements NestInterceptor {
  constructor(private readonly logger: PinoLogger) {
    this.logger.setContext('http');
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const req = http.getRequest<StaffRequest>();
    const started = performance.now();
    return next.handle().pipe(
      finalize(() => {
        http.getResponse<Response>().once('close', () => {
          const { statusCode } = http.getResponse<Response>();
          this.logger.info({ ...requestMetadata(req), statusCode, ms: Math.round(performance.now() - started) }, 'request');
        });
      }),
    );
  }
}
