const express = require('express');
const axios = require('axios');
const cheerio = require('cheerio');

const router = express.Router();

router.post('/preview', async (req, res) => {
  const { url } = req.body;
  try {
    const page = await axios.get(url, { timeout: 3000, maxContentLength: 500000 }); // fault: CWE-918
    const $ = cheerio.load(page.data);
    res.json({ title: $('title').text(), image: $('meta[property="og:image"]').attr('content') });
  } catch (e) {
    res.status(422).json({ error: 'preview not available' });
  }
});

module.exports = router;
