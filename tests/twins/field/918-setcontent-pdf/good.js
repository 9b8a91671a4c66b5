const puppeteer = require('puppeteer');
const createDOMPurify = require('dompurify');
const { JSDOM } = require('jsdom');

const purify = createDOMPurify(new JSDOM('').window);
const STYLE = '<style>body{font:14px sans-serif}</style>';

class LetterService {
  constructor(browser) {
    this.browser = browser;
  }

  static async start() {
    return new LetterService(await puppeteer.launch());
  }

  page({ subject, body }) {
    const options = { ALLOWED_TAGS: ['p', 'b', 'i', 'ul', 'li', 'br'], ALLOWED_ATTR: [] };
    return `${STYLE}<h1>${purify.sanitize(subject, options)}</h1><div>${purify.sanitize(body, options)}</div>`;
  }

  async pdf(letter) {
    const tab = await this.browser.newPage();
    try {
      await tab.setJavaScriptEnabled(false);
      await tab.setContent(this.page(letter));
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
