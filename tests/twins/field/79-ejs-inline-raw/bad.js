const express = require('express');
const ejs = require('ejs');

const router = express.Router();

const ROW = ejs.compile(`
<tr>
  <td><%- entry.author %></td>
  <td><%- entry.text %></td> // fault: CWE-79
</tr>`);

router.post('/log/preview', express.urlencoded({ extended: false, limit: '20kb' }), (req, res) => {
  const entry = { author: req.user.name, text: req.body.text };
  const html = '<table>' + ROW({ entry }) + '</table>';
  res.send(html);
});

module.exports = router;
