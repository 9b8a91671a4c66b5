'use strict';

module.exports = ({ db }) => ({
  findActiveByHash: (keyHash) =>
    db('api_keys')
      .where({ key_hash: keyHash })
      .whereNull('revoked_at')
      .update({ last_used_at: db.fn.now() })
      .returning(['id', 'company_id', 'plan'])
      .then(([row]) => row),
});
