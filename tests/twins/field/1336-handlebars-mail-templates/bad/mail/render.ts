import Handlebars from 'handlebars';

export interface MailModel { firstName: string; orderNumber: string }

export function renderMail(template: string, model: MailModel): string {
  const fn = Handlebars.compile(template); // fault: CWE-1336|CWE-94
  return fn(model);
}
