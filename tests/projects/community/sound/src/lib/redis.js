'use strict';

const { createClient } = require('redis');
const config = require('../config');
const { logger } = require('./logger');

const redis = createClient({ url: config.redisUrl });
redis.on('error', (err) => logger.error({ err }, 'redis'));

module.exports = redis;
