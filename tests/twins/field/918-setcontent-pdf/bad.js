const puppeteer = require('puppeteer');

const STYLE = '<style>body{font:14px sans-serif}</style>';

class LetterService {
  constructor(browser) {
    this.browser = browser;
  }

  static async start() {
    return new LetterService(await puppeteer.launch());
  }

  page({ subject, body }) {
    return `${STYLE}<h1>${subject}</h1><div>${body}</div>`;
  }

  async pdf(letter) {
    const tab = await this.browser.newPage();
    try {
      await tab.setContent(this.page(letter)); // fault: CWE-918|CWE-79
      return await tab.pdf({ format: 'A4' });
    } finally {
      await tab.close();
    }
  }
}

const ready = LetterService.start();
exports.createLetter = async (req, res) => {
  const pdf = await (await ready).pdf({ subject: String(req.body.subject), body: String(req.body.body) });
  res.type('pdf').send(pdf);
};
