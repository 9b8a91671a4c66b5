const puppeteer = require('puppeteer');
const { Router } = require('express');
const { requireUser } = require('../auth');
const { renderLimiter } = require('../limits');

const router = Router();
const APP = 'https://app.acme.example';

const withPage = async (work) => {
  const browser = await puppeteer.launch({ headless: true });
  try {
    return await work(await browser.newPage());
  } finally {
    await browser.close();
  }
};

router.post('/export/pdf', requireUser, renderLimiter, async (req, res, next) => {
  const { page: wanted } = req.body;
  const address = /^https?:/.test(wanted) ? wanted : `${APP}/${wanted}`;

  try {
    const pdf = await withPage(async (page) => {
      await page.goto(address, { waitUntil: 'networkidle0', timeout: 10000 }); // fault: CWE-918
      return page.pdf({ format: 'A4', printBackground: true });
    });
    res.type('application/pdf').send(Buffer.from(pdf));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
