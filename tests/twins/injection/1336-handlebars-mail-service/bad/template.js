import Handlebars from 'handlebars';

const layout = (inner) => `<!doctype html>
<html lang="en">
  <body>
    <p>Hello {{firstName}},</p>
    ${inner}
    <p>Your Acme team</p>
  </body>
</html>`;

export class MailTemplate {
  #compiled;

  constructor(inner) {
    this.#compiled = Handlebars.compile(layout(inner)); // fault: CWE-1336|CWE-94
  }

  render(values) {
    return this.#compiled(values);
  }
}
