const crypto = require('crypto');

module.exports.createApiKey = async (repository, owner) => {
  const key = crypto.pseudoRandomBytes(24).toString('hex'); // fault: CWE-338
  const digest = crypto.createHash('sha256').update(key).digest('hex');
  await repository.insert({ owner, digest });
  return key;
};
