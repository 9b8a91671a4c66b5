const pino = require('pino');

module.exports = pino({ redact: ['req.headers.cookie', 'req.headers.authorization', '*.password'] });
