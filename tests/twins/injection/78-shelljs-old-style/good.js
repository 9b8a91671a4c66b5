var express = require('express');
var shell = require('shelljs');
var ensureOperator = require('../lib/ensure-operator');

var router = express.Router();

var UNIT_DIR = '/etc/acme/units';

function report(res, result) {
  if (result.code !== 0) {
    res.status(502).json({ error: 'command failed', code: result.code });
    return;
  }
  res.json({ lines: result.stdout.split('\n').filter(Boolean) });
}

router.get('/units', ensureOperator, function (req, res) {
  res.json({ units: shell.ls(UNIT_DIR).map(String) });
});

router.get('/units/:name/log', ensureOperator, function (req, res) {
  var name = req.params.name;
  if (shell.ls(UNIT_DIR).indexOf(name) === -1 || !/^[\w-]+$/.test(name)) {
    return res.status(404).json({ error: 'no such unit' });
  }
  var lines = parseInt(req.query.lines, 10) || 100;
  var command = 'journalctl --no-pager -n ' + lines + ' -u acme-' + name;

  report(res, shell.exec(command, { silent: true }));
});

module.exports = router;
