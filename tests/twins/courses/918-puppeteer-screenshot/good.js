const express = require('express');
const puppeteer = require('puppeteer');

const router = express.Router();

const DASHBOARDS = {
  sales: 'https://dash.example.com/sales',
  traffic: 'https://dash.example.com/traffic',
};

router.get('/screenshot', async (req, res, next) => {
  if (!Object.hasOwn(DASHBOARDS, req.query.dashboard)) {
    return res.status(404).json({ error: 'no such dashboard' });
  }
  const browser = await puppeteer.launch();
  try {
    const page = await browser.newPage();
    await page.goto(DASHBOARDS[req.query.dashboard], { waitUntil: 'networkidle2' });
    const image = await page.screenshot({ type: 'png' });
    res.type('png').send(image);
  } catch (err) {
    next(err);
  } finally {
    await browser.close();
  }
});

module.exports = router;
