const puppeteer = require('puppeteer');

let browserPromise;

function getBrowser() {
  if (!browserPromise) {
    browserPromise = puppeteer.launch({
      headless: true,
      pipe: true,
      args: [
        '--disable-gpu',
        '--disable-extensions',
      ],
    });
  }
  return browserPromise;
}

module.exports = { getBrowser };
