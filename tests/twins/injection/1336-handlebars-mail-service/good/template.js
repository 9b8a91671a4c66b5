import Handlebars from 'handlebars';

const layout = (inner) => `<!doctype html>
<html lang="en">
  <body>
    <p>Hello {{firstName}},</p>
    ${inner}
    {{#each paragraphs}}<p>{{this}}</p>{{/each}}
    <p>Your Acme team</p>
  </body>
</html>`;

export class MailTemplate {
  #compiled;

  constructor(inner) {
    this.#compiled = Handlebars.compile(layout(inner));
  }

  render(values) {
    return this.#compiled(values);
  }
}
