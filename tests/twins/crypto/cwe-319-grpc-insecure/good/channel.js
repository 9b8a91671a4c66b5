const { readFileSync } = require('node:fs');
const { credentials } = require('@grpc/grpc-js');

const read = (name) => readFileSync(`/etc/ledger-client/${name}`);

// mutual TLS; createInsecure() must not be used outside of a unit test
exports.channelCredentials = () => credentials.createSsl(read('ca.pem'), read('client.key'), read('client.pem'));
