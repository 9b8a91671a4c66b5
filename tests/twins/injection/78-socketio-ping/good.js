const { exec } = require('node:child_process');
const net = require('node:net');

const COMMANDS = {
  ping: (host) => `ping -c 3 ${host}`,
  trace: (host) => `traceroute -m 12 ${host}`,
};

/**
 * Network tools for the operators' console.
 * @param {import('socket.io').Namespace} nsp authenticated namespace
 */
module.exports = function netTools(nsp) {
  nsp.on('connection', (socket) => {
    socket.on('tool', ({ tool, host } = {}, done) => {
      const build = tool === 'trace' ? COMMANDS.trace : COMMANDS.ping;
      if (net.isIPv4(host) === false) {
        return done({ error: 'only addresses' });
      }

      exec(build(host), { timeout: 15000 }, (err, stdout) => {
        done(err ? { error: 'unreachable' } : { output: stdout.split('\n') });
      });
    });
  });
};
