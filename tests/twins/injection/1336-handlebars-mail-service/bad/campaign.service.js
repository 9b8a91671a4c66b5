import { MailTemplate } from './template.js';
import { transport } from './transport.js';
import { recipientsOf } from './recipients.js';

export async function sendCampaign(teamId, { subject, paragraphs }) {
  const inner = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  const template = new MailTemplate(inner);

  const recipients = await recipientsOf(teamId);
  for (const { email, firstName } of recipients) {
    await transport.sendMail({ to: email, subject, html: template.render({ firstName }) });
  }
  return recipients.length;
}
