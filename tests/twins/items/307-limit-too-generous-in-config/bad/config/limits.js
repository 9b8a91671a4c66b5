const MINUTE = 60 * 1000;

const base = { standardHeaders: 'draft-7', legacyHeaders: false };

module.exports = {
  search: { ...base, windowMs: MINUTE, limit: 300 },
  exports: { ...base, windowMs: 60 * MINUTE, limit: 10 },
  login: { ...base, windowMs: MINUTE, limit: 5000 }, // fault: CWE-307|799
};
