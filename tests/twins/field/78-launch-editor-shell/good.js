'use strict';
// dev middleware: GET /__open-in-editor?file=src/App.vue:12:3
const path = require('path');
const fs = require('fs');
const childProcess = require('child_process');

const POSITION = /:(\d+)(?::(\d+))?$/;

function parse(spec) {
  const m = POSITION.exec(spec);
  return { file: spec.replace(POSITION, ''), line: m ? m[1] : '1' };
}

module.exports = function launchEditorMiddleware(editorCommand, root) {
  const base = fs.realpathSync(root) + path.sep;
  return function (req, res) {
    const { searchParams } = new URL(req.url, 'http://localhost');
    const { file, line } = parse(searchParams.get('file') || '');
    const target = path.resolve(root, file);
    if (!target.startsWith(base) || !fs.existsSync(target)) {
      res.statusCode = 404;
      return res.end();
    }

    const child = childProcess.spawn(editorCommand, ['-g', target + ':' + line], { stdio: 'ignore', shell: false });
    child.on('error', function () {
      res.statusCode = 500;
      res.end();
    });
    child.on('spawn', function () {
      res.statusCode = 204;
      res.end();
    });
  };
};
