const express = require('express');
const defaults = require('../config/widget-defaults.json');

const router = express.Router();

function merge(target, source) {
  for (const key in source) {
    if (source[key] !== null && typeof source[key] === 'object') {
      if (!target[key]) target[key] = {};
      merge(target[key], source[key]);
    } else {
      target[key] = source[key]; // fault: CWE-1321|CWE-915
    }
  }
  return target;
}

router.post('/widget/preview', express.json(), (req, res) => {
  const config = merge(structuredClone(defaults), req.body);
  res.json(config);
});

module.exports = router;
