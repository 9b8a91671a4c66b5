import { Global, Module } from '@nestjs/common';
import { AuditService } from './audit.service.js';
import { FieldCipher } from './field-cipher.js';
import { NotifierService } from './notifier.service.js';

@Global()
@Module({ providers: [AuditService, FieldCipher, NotifierService], exports: [AuditService, FieldCipher, NotifierService] })
export class CommonModule {}
