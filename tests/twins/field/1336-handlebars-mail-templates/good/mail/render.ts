import Handlebars from 'handlebars';

export interface MailModel { firstName: string; orderNumber: string }

const PLACEHOLDER = /\{(firstName|orderNumber)\}/g;

export function renderMail(template: string, model: MailModel): string {
  return Handlebars.escapeExpression(template).replace(
    PLACEHOLDER,
    (_, key: keyof MailModel) => Handlebars.escapeExpression(model[key]),
  );
}
