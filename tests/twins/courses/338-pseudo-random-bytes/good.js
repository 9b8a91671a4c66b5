const crypto = require('crypto');

module.exports.createApiKey = async (repository, owner) => {
  const key = crypto.randomBytes(24).toString('hex');
  const digest = crypto.createHash('sha256').update(key).digest('hex');
  await repository.insert({ owner, digest });
  return key;
};
