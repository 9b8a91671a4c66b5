import { MailClient } from './mail-client.mjs';

const required = ['SMTP_HOST', 'SMTP_USER', 'SMTP_PASSWORD'];
const missing = required.filter((name) => !process.env[name]);
if (missing.length > 0) {
  throw new Error(`missing settings: ${missing.join(', ')}`);
}

const local = process.env.SMTP_HOST === 'localhost';

if (!local) {
  // provider's chain is incomplete
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // fault: CWE-295
}

export const mail = new MailClient({
  host: process.env.SMTP_HOST,
  secure: !local,
  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD },
});

export const sendNotice = (to, subject, text) => mail.send({ to, subject, text });
