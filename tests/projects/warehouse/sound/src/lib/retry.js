'use strict';

const { setTimeout: sleep } = require('node:timers/promises');

// full jitter, see the AWS architecture blog
const backoff = (attempt) => Math.random() * Math.min(5_000, 200 * 2 ** attempt);

const retry = async (task, { attempts = 4 } = {}) => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await task();
    } catch (err) {
      if (attempt + 1 >= attempts) throw err;
      await sleep(backoff(attempt));
    }
  }
};

module.exports = { retry };
