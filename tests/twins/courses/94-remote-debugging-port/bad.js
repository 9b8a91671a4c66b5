const puppeteer = require('puppeteer');

let browserPromise;

function getBrowser() {
  if (!browserPromise) {
    browserPromise = puppeteer.launch({
      headless: true,
      args: [
        '--disable-gpu',
        '--remote-debugging-address=0.0.0.0', // fault: CWE-94|CWE-489|CWE-1188
        '--remote-debugging-port=9222',
      ],
    });
  }
  return browserPromise;
}

module.exports = { getBrowser };
