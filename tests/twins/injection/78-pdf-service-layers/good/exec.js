'use strict';

const childProcess = require('child_process');

/** runs a command line and resolves with its output */
exports.exec = (commandLine, options = {}) =>
  new Promise((resolve, reject) => {
    childProcess.exec(commandLine, { timeout: 30000, ...options }, (error, stdout) => {
      if (error) {
        reject(error);
      } else {
        resolve(stdout);
      }
    });
  });

exports.LIBREOFFICE = process.env.LIBREOFFICE || '/usr/bin/soffice';
