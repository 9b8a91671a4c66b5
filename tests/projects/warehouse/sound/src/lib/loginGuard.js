'use strict';

const { sha256 } = require('./crypto');
const { tooMany } = require('./errors');

const FREE_FAILURES = 5;
const FIRST_WAIT = 30;
const MAX_WAIT = 900;
const MEMORY = 24 * 60 * 60;

// counts by account, whether it exists or not; waits grow and expire by themselves
module.exports = ({ redis, securityLog }) => {
  const keys = (email) => {
    const id = sha256(email);
    return { count: `login:count:${id}`, wait: `login:wait:${id}` };
  };

  return {
    async assertOpen(email) {
      const seconds = await redis.ttl(keys(email).wait);
      if (seconds > 0) throw tooMany(seconds);
    },
    async fail(email, meta) {
      const { count, wait } = keys(email);
      const [failures] = await redis.multi().incr(count).expire(count, MEMORY).exec();
      if (failures < FREE_FAILURES) return;
      const seconds = Math.min(MAX_WAIT, FIRST_WAIT * 2 ** (failures - FREE_FAILURES));
      await redis.set(wait, '1', { EX: seconds });
      securityLog.warn('authn_login_lock', { ...meta, failures, seconds });
    },
    succeed: (email) => redis.del(Object.values(keys(email))),
  };
};
