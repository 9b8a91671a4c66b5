'use strict';
var fs = require('fs');
var path = require('path');
var url = require('url');
var mime = require('mime-types');

/**
 * Serve `root` under any http server. Keeps no state.
 */
module.exports = function createStatic(root) {
  root = path.resolve(root);

  return function serve(req, res) {
    var pathname;
    try {
      pathname = decodeURIComponent(url.parse(req.url).pathname);
    } catch (e) {
      res.statusCode = 400;
      return res.end();
    }

    var file = path.join(root, pathname);
    var rel = path.relative(root, file);
    if (rel === '..' || rel.slice(0, 3) === '..' + path.sep || path.isAbsolute(rel)) {
      res.statusCode = 403;
      return res.end();
    }

    fs.readFile(file, function (err, data) {
      if (err) {
        res.statusCode = 404;
        return res.end();
      }
      res.setHeader('Content-Type', mime.contentType(path.extname(file)) || 'application/octet-stream');
      res.setHeader('X-Content-Type-Options', 'nosniff');
      res.end(data);
    });
  };
};
