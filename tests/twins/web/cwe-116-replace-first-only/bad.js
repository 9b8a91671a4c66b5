// escaping for the mail and page builders

function escapeText(value) {
  return String(value) // fault: CWE-116|CWE-79
    .replace('&', '&amp;')
    .replace('<', '&lt;')
    .replace('>', '&gt;')
    .replace('"', '&quot;')
    .replace("'", '&#39;');
}

function attribute(name, value) {
  return `${name}="${escapeText(value)}"`;
}

function link(href, label) {
  if (!/^https:\/\//.test(href)) return escapeText(label);
  return `<a ${attribute('href', href)} rel="noopener">${escapeText(label)}</a>`;
}

function list(rows) {
  return ['<ul>', ...rows.map(({ href, label }) => `<li>${link(href, label)}</li>`), '</ul>'].join('\n');
}

module.exports = { escapeText, attribute, link, list };
