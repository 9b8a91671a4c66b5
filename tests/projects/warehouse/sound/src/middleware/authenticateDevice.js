'use strict';

const { sha256 } = require('../lib/crypto');
const { unauthorized } = require('../lib/errors');
const { meta } = require('../lib/securityLog');
const asyncHandler = require('./asyncHandler');

const KEY_FORMAT = /^wh_[A-Za-z0-9_-]{43}$/;

module.exports = ({ repositories: { apiKeys }, securityLog }) =>
  asyncHandler(async (req, res, next) => {
    const key = req.get('x-api-key') ?? '';
    const device = KEY_FORMAT.test(key) ? await apiKeys.findActiveByHash(sha256(key)) : undefined;
    if (!device) {
      securityLog.warn('authn_apikey_fail', meta(req));
      throw unauthorized();
    }
    req.device = device;
    next();
  });
