import Handlebars, { TemplateDelegate } from 'handlebars';
import { Injectable } from '@nestjs/common';
import { MailerService } from './mailer.service';

interface InviteModel {
  inviter: string;
  team: string;
  link: string;
}

const HTML = '<p>{{inviter}} invites you to <b>{{team}}</b>.</p><p><a href="{{link}}">Join</a></p>';
const TEXT = '{{inviter}} invites you to {{team}}: {{link}}';

@Injectable()
export class InviteMail {
  private readonly html: TemplateDelegate<InviteModel>;
  private readonly text: TemplateDelegate<InviteModel>;

  constructor(private readonly mailer: MailerService) {
    this.html = Handlebars.compile<InviteModel>(HTML, { noEscape: false, strict: true });
    this.text = Handlebars.compile<InviteModel>(TEXT, { strict: true, noEscape: true });
  }

  async send(to: string, model: InviteModel): Promise<void> {
    await this.mailer.send({ to, subject: 'Invitation', html: this.html(model), text: this.text(model) });
  }
}
