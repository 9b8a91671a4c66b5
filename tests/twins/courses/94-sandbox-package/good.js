const Sandbox = require('sandbox');

const sandbox = new Sandbox();

const LESSONS = {
  hello: '"Hello " + "world"',
  sum: '[1, 2, 3].reduce(function (a, b) { return a + b; })',
};

module.exports = function registerPlayground(app) {
  app.post('/playground/run', (req, res) => {
    const code = LESSONS[req.body.lesson === 'sum' ? 'sum' : 'hello'];

    sandbox.run(code, (output) => {
      res.json({ result: output.result, console: output.console });
    });
  });
};
