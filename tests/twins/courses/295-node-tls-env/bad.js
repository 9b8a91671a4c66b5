require('dotenv').config({ quiet: true });

if (process.env.APP_REGION === 'internal') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // fault: CWE-295
}

module.exports = {
  port: Number(process.env.PORT) || 8080,
  ldapUrl: process.env.LDAP_URL,
};
