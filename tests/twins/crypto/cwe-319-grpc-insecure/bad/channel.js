const { credentials } = require('@grpc/grpc-js');

exports.channelCredentials = () => credentials.createInsecure(); // fault: CWE-319|CWE-502
