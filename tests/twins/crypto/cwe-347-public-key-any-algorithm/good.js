'use strict';
const fs = require('fs');
const path = require('path');
const jwtSimple = require('jwt-simple');

const publicKey = fs.readFileSync(path.join(__dirname, '../keys/partner-pub.pem'), 'utf8');
const SKIP_VERIFICATION = false;

class PartnerGate {
  constructor(audit) {
    this.audit = audit;
  }

  handle() {
    return (req, res, next) => {
      const token = req.get('x-partner-token');
      if (typeof token !== 'string') return res.sendStatus(401);

      let claims;
      try {
        claims = jwtSimple.decode(token, publicKey, SKIP_VERIFICATION, 'RS256');
      } catch (e) {
        this.audit.warn('partner token refused', { reason: e.message });
        return res.sendStatus(401);
      }
      if (claims.aud !== 'partner-api') return res.sendStatus(403);
      req.partner = claims.sub;
      next();
    };
  }
}

module.exports = PartnerGate;
