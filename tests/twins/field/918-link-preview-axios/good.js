const express = require('express');
const axios = require('axios');
const cheerio = require('cheerio');

const router = express.Router();
const HOSTS = new Set(['www.youtube.com', 'vimeo.com', 'open.spotify.com']);

router.post('/preview', async (req, res) => {
  const { url } = req.body;
  try {
    const target = new URL(url);
    if (target.protocol !== 'https:' || !HOSTS.has(target.host)) {
      return res.status(400).json({ error: 'site not supported' });
    }
    const page = await axios.get(target.href, { timeout: 3000, maxContentLength: 500000, maxRedirects: 0 });
    const $ = cheerio.load(page.data);
    res.json({ title: $('title').text(), image: $('meta[property="og:image"]').attr('content') });
  } catch (e) {
    res.status(422).json({ error: 'preview not available' });
  }
});

module.exports = router;
