import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import xpath from 'xpath';
import type { Context } from 'koa';

const directory = new DOMParser().parseFromString(readFileSync('data/staff.xml', 'utf8'), 'text/xml');

export async function phone(ctx: Context): Promise<void> {
  const mail = String(ctx.query.mail ?? '');
  if (!mail.includes('@')) ctx.throw(400, 'mail expected');

  const expression = `/staff/person[@mail = '${mail}' and @public = 'yes']/phone/text()`;
  const found = xpath.select(expression, directory as unknown as Node) as Node[]; // fault: CWE-643

  if (found.length === 0) {
    ctx.status = 404;
    return;
  }
  ctx.body = { phone: String(found[0]) };
}
