const express = require('express');
const defaults = require('../config/widget-defaults.json');

const router = express.Router();

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

function merge(target, source) {
  for (const key in source) {
    if (FORBIDDEN.has(key) || !Object.hasOwn(source, key)) continue;
    if (source[key] !== null && typeof source[key] === 'object') {
      if (!Object.hasOwn(target, key) || typeof target[key] !== 'object') target[key] = {};
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

router.post('/widget/preview', express.json(), (req, res) => {
  const config = merge(structuredClone(defaults), req.body);
  res.json(config);
});

module.exports = router;
