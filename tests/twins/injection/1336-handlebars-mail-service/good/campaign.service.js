import { MailTemplate } from './template.js';
import { transport } from './transport.js';
import { recipientsOf } from './recipients.js';

export async function sendCampaign(teamId, { subject, paragraphs }) {
  const inner = paragraphs.length > 1 ? '<h1>News</h1>' : '<h1>In short</h1>';
  const template = new MailTemplate(inner);

  const recipients = await recipientsOf(teamId);
  for (const { email, firstName } of recipients) {
    await transport.sendMail({ to: email, subject, html: template.render({ firstName, paragraphs }) });
  }
  return recipients.length;
}
