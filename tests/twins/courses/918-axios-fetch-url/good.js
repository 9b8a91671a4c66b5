const express = require('express');
const axios = require('axios');

const router = express.Router();

const PREVIEW_HOSTS = new Set(['en.wikipedia.org', 'developer.mozilla.org']);

router.post('/link-preview', async (req, res) => {
  let url;
  try {
    url = new URL(req.body.url);
  } catch {
    return res.status(400).json({ error: 'Not a valid address' });
  }
  if (url.protocol !== 'https:' || !PREVIEW_HOSTS.has(url.host)) {
    return res.status(400).json({ error: 'Site is not supported' });
  }

  try {
    const response = await axios.get(url.href, { timeout: 5000, maxContentLength: 500000, maxRedirects: 0 });
    const title = /<title>([^<]{1,200})<\/title>/.exec(response.data);
    res.json({ title: title ? title[1] : null });
  } catch {
    res.status(502).json({ error: 'The page could not be loaded' });
  }
});

module.exports = router;
