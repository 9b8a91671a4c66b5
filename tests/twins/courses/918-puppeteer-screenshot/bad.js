const express = require('express');
const puppeteer = require('puppeteer');

const router = express.Router();

router.get('/screenshot', async (req, res, next) => {
  const browser = await puppeteer.launch();
  try {
    const page = await browser.newPage();
    await page.goto(req.query.url, { waitUntil: 'networkidle2' }); // fault: CWE-918
    const image = await page.screenshot({ type: 'png' });
    res.type('png').send(image);
  } catch (err) {
    next(err);
  } finally {
    await browser.close();
  }
});

module.exports = router;
