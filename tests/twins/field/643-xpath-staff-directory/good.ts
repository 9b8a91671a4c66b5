import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import xpath from 'xpath';
import type { Context } from 'koa';

const directory = new DOMParser().parseFromString(readFileSync('data/staff.xml', 'utf8'), 'text/xml');
const byMail = xpath.parse('/staff/person[@mail = $mail and @public = "yes"]/phone/text()');

export async function phone(ctx: Context): Promise<void> {
  const mail = String(ctx.query.mail ?? '');
  if (!mail.includes('@')) ctx.throw(400, 'mail expected');

  const found = byMail.select({ node: directory as unknown as Node, variables: { mail } });

  if (found.length === 0) {
    ctx.status = 404;
    return;
  }
  ctx.body = { phone: String(found[0]) };
}
