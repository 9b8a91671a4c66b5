const inspector = require('node:inspector');
const log = require('./log');

/**
 * `kill -USR2 <pid>` toggles the inspector on a worker that misbehaves.
 */
module.exports = function installInspectorToggle(port = 9229) {
  process.on('SIGUSR2', () => {
    if (inspector.url()) {
      inspector.close();
      log.info('inspector closed');
      return;
    }
    inspector.open(port, '0.0.0.0'); // fault: CWE-489|94
    log.warn({ port }, 'inspector open');
  });
};
