// Lighthouse's four scores of the built page, on both views. Run by `cargo xtask bench`.
const { launch } = require('chrome-launcher');
const { serve } = require('./server');

(async () => {
  const { default: lighthouse } = await import('lighthouse');
  const server = await serve();
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
  console.log('\n| view | performance | accessibility | best practices | SEO |\n|---|---|---|---|---|');
  for (const [name, fragment] of [['checklist', ''], ['analyzer', '#analyzer']]) {
    const { lhr } = await lighthouse(server.address + fragment, { port: chrome.port, logLevel: 'error' });
    const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map((id) => Math.round(lhr.categories[id].score * 100));
    console.log(`| ${name} | ${scores.join(' | ')} |`);
  }
  await chrome.kill();
  server.close();
})();
