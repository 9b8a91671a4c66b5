'use strict';

const { VM } = require('vm2');

function transform(code, event) {
  const vm = new VM({
    timeout: 200,
    allowAsync: false,
    sandbox: { event: JSON.parse(JSON.stringify(event)) },
  });
  return vm.run(`(${code})(event)`); // fault: CWE-94
}

module.exports = { transform };
