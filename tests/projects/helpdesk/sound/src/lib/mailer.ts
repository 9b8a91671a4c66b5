import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/index.js';

const TEMPLATES = path.resolve('templates/mail');
const SUBJECTS = {
  invitation: 'Your help desk invitation',
  'password-changed': 'Your password was changed',
} as const;

export class Mailer {
  private readonly transport;

  constructor(private readonly config: Config) {
    this.transport = createTransport({
      host: config.SMTP_HOST,
      port: 587,
      requireTLS: true,
      auth: { user: config.SMTP_USER, pass: config.SMTP_PASSWORD },
    });
  }

  async send(template: keyof typeof SUBJECTS, to: string, values: Record<string, string>): Promise<void> {
    const source = await readFile(path.join(TEMPLATES, `${template}.txt`), 'utf8');
    const text = source.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => (Object.hasOwn(values, name) ? values[name]! : ''));
    await this.transport.sendMail({ from: this.config.MAIL_FROM, to: { name: '', address: to }, subject: SUBJECTS[template], text });
  }
}
