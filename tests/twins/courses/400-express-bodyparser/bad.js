var express = require('express');

module.exports = function (app) {
  app.use(express.compress());
  app.use(express.bodyParser()); // fault: CWE-400
  app.use(app.router);
};
