const { Router } = require('express');
const puppeteer = require('puppeteer');
const { requireUser } = require('../middleware/auth');

const router = Router();

async function shoot(dashboardId, token) {
  const browser = await puppeteer.launch({ headless: true });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.setExtraHTTPHeaders({ 'x-render-token': token });
    await page.goto(`https://app.example.io/render/${dashboardId}`, { waitUntil: 'networkidle2', timeout: 10000 });
    return await page.screenshot({ type: 'png' });
  } finally {
    await browser.close();
  }
}

router.post('/snapshots', requireUser, async (req, res, next) => {
  try {
    const { id } = req.body;
    if (!/^[0-9a-f]{24}$/.test(id)) return res.status(400).json({ error: 'bad id' });
    const png = await shoot(id, req.user.renderToken);
    res.type('png').send(png);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
