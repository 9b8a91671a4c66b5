const express = require('express');
const axios = require('axios');

const router = express.Router();

router.post('/link-preview', async (req, res) => {
  const { url } = req.body;

  try {
    const response = await axios.get(url, { timeout: 5000, maxContentLength: 500000 }); // fault: CWE-918
    const title = /<title>([^<]{1,200})<\/title>/.exec(response.data);
    res.json({ title: title ? title[1] : null });
  } catch {
    res.status(502).json({ error: 'The page could not be loaded' });
  }
});

module.exports = router;
