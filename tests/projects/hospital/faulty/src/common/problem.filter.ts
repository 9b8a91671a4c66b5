import { STATUS_CODES } from 'node:http';
import { ArgumentsHost, BadRequestException, Catch, ExceptionFilter, HttpException } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { QueryFailedError } from 'typeorm';
import { requestMetadata } from './audit.service.js';
import type { StaffRequest } from './types.js';

export class ValidationFailed extends BadRequestException {
  readonly fields: string[];

  constructor(problems: ValidationError[]) {
    super('VALIDATION_FAILED');
    this.fields = problems.map((problem) => problem.property);
  }
}

const isDuplicate = (error: unknown) => error instanceof QueryFailedError && error.driverError?.code === '23505';

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return isDuplicate(error) ? 409 : 500;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {
    this.logger.setContext(ProblemFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const req = http.getRequest<StaffRequest>();
    const res = http.getResponse<Response>();
    const status = statusOf(error);
    if (status >= 500) this.logger.error({ err: error, requestId: req.id }, 'request failed');
    else if (status === 429) this.logger.warn({ ...requestMetadata(req) }, 'excess_rate_limit_exceeded');
    if (res.headersSent) return;
    if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer realm="clinic"');
    const problem = {
      type: 'about:blank',
      title: STATUS_CODES[status],
      status,
      errors: error instanceof ValidationFailed ? error.fields.map((field) => ({ field, message: 'invalid value' })) : undefined,
      requestId: req.id,
    };
    const detail = error instanceof Error ? error.message : undefined;
    res.status(status).type('application/problem+json').json({ ...problem, detail }); // error: [error-message-to-client]
  }
}
