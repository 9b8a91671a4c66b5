const Sandbox = require('sandbox');

const sandbox = new Sandbox();

module.exports = function registerPlayground(app) {
  app.post('/playground/run', (req, res) => {
    const code = req.body.code;

    sandbox.run(code, (output) => { // fault: CWE-94
      res.json({ result: output.result, console: output.console });
    });
  });
};
