const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const { channelCredentials } = require('./channel');

const definition = loader.loadSync(path.join(__dirname, '../proto/ledger.proto'), { keepCase: false });
const { ledger } = grpc.loadPackageDefinition(definition);

module.exports.ledger = new ledger.Ledger('ledger.core.banka.cz:443', channelCredentials());
