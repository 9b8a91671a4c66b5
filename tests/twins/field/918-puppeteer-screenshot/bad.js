const { Router } = require('express');
const puppeteer = require('puppeteer');
const { requireUser } = require('../middleware/auth');

const router = Router();

async function shoot(url) {
  const browser = await puppeteer.launch({ headless: true });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(url, { waitUntil: 'networkidle2', timeout: 10000 }); // fault: CWE-918
    return await page.screenshot({ type: 'png' });
  } finally {
    await browser.close();
  }
}

router.post('/snapshots', requireUser, async (req, res, next) => {
  try {
    const { url } = req.body;
    if (!/^https?:\/\//.test(url)) return res.status(400).json({ error: 'http(s) only' });
    const png = await shoot(url);
    res.type('png').send(png);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
