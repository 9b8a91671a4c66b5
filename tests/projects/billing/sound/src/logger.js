'use strict';

const winston = require('winston');

const SECRET = /password|token|authorization/i;
const hide = winston.format((info) => {
  for (const key of Object.keys(info)) if (SECRET.test(key)) info[key] = '[hidden]';
  return info;
});

exports.logger = winston.createLogger({
  format: winston.format.combine(hide(), winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.Console()],
});
