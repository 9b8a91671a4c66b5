require('dotenv').config({ quiet: true });

if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
  throw new Error('Certificate checks must stay on');
}

module.exports = {
  port: Number(process.env.PORT) || 8080,
  ldapUrl: process.env.LDAP_URL,
};
