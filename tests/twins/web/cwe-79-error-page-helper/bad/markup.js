const AMP = /[&<>"'`]/g;
const CODES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

const encode = (s) => String(s).replace(AMP, (c) => CODES[c]);
const wrap = (line) => `<li>${line}</li>`;

module.exports = { encode, wrap };
