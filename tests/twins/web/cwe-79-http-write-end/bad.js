var url = require('url');

var STATUS = { up: 'operational', down: 'not available' };

function row(name, state) {
  return '<tr><td>' + name + '</td><td>' + STATUS[state] + '</td></tr>';
}

// plain http listener of the status page; headers are set by the proxy
module.exports = function statusHandler(checks) {
  return function (req, res) {
    var parsed = new url.URL(req.url, 'https://status.acme.example');
    var group = parsed.searchParams.get('group') || 'all';
    var rows = checks(group).map(function (c) {
      return row(c.name, c.ok ? 'up' : 'down');
    });

    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.write('<h1>Status of ' + group + '</h1>'); // fault: CWE-79
    res.write('<table>' + rows.join('') + '</table>');
    res.end();
  };
};
