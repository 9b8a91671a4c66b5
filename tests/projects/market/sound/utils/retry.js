const { setTimeout: sleep } = require('node:timers/promises');

/** Calls fn again after a failure, with exponential backoff and full jitter. */
module.exports = async function retry(fn, { attempts = 3, baseMs = 200, shouldRetry = () => true } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fn(attempt);
    } catch (err) {
      if (attempt >= attempts || !shouldRetry(err)) throw err;
      await sleep(Math.random() * baseMs * 2 ** attempt);
    }
  }
};
