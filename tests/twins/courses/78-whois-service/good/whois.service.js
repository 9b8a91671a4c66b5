const util = require('util');
const { execFile } = require('child_process');

const execFileAsync = util.promisify(execFile);
const LABEL = /^[a-z0-9][a-z0-9-]{0,62}$/i;

class WhoisService {
  async lookup(domain) {
    const labels = domain.split('.');
    if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) {
      const err = new Error('invalid domain');
      err.status = 400;
      throw err;
    }
    const { stdout } = await execFileAsync('whois', ['--', domain], { timeout: 15000 });
    return stdout.split('\n').filter((line) => line && !line.startsWith('%'));
  }
}

module.exports = new WhoisService();
