const util = require('util');
const { exec } = require('child_process');

const execAsync = util.promisify(exec);

class WhoisService {
  async lookup(domain) {
    const { stdout } = await execAsync('whois ' + domain, { timeout: 15000 }); // fault: CWE-78
    return stdout.split('\n').filter((line) => line && !line.startsWith('%'));
  }
}

module.exports = new WhoisService();
