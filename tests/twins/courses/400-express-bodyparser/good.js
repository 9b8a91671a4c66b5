var express = require('express');
var bodyParser = require('body-parser');
var compression = require('compression');

module.exports = function (app) {
  app.use(compression());
  app.use(bodyParser.json({ limit: '50kb' }));
  app.use(bodyParser.urlencoded({ extended: false, limit: '50kb', parameterLimit: 50 }));
};
