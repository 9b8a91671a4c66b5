import { Router } from 'express';
import * as ChromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { requireRole } from '../auth.js';

const SITES = { main: 'https://www.example.com', docs: 'https://docs.example.com' };
const flags = ['--headless=new', '--disable-gpu'];

export const audits = Router();

audits.post('/:site', requireRole('ops'), async (req, res) => {
  const url = Object.hasOwn(SITES, req.params.site) ? SITES[req.params.site] : null;
  if (!url) return res.sendStatus(404);

  const chrome = await ChromeLauncher.launch({ chromeFlags: flags });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: ['performance'] });
    res.json({ score: lhr.categories.performance.score });
  } finally {
    chrome.kill();
  }
});
