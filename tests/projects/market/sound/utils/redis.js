const { createClient } = require('redis');
const config = require('../config');
const logger = require('./logger');

const client = createClient({ url: config.redisUrl });
client.on('error', (err) => logger.error('redis_error', { err }));

module.exports = client;
