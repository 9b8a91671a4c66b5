const fs = require('fs');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');
const path = require('path');

const definition = protoLoader.loadSync(path.join(__dirname, 'proto/billing.proto'));
const { billing } = grpc.loadPackageDefinition(definition);

const client = new billing.Billing(
  process.env.BILLING_ADDRESS,
  grpc.credentials.createSsl(fs.readFileSync('/etc/billing/ca.pem')),
);

module.exports.charge = (customerId, cents) =>
  new Promise((resolve, reject) => {
    client.charge({ customerId, cents }, (err, reply) => (err ? reject(err) : resolve(reply)));
  });
