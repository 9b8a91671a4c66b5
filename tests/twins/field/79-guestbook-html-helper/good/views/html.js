const MAP = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const esc = (value) => String(value).replace(/[&<>"']/g, (c) => MAP[c]);

class Html {
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}

const tag = (name, attrs, ...children) => {
  const list = Object.entries(attrs).map(([k, v]) => ` ${k}="${esc(v)}"`);
  const inner = children.map((c) => (c instanceof Html ? c.text : esc(c)));
  return new Html(`<${name}${list.join('')}>${inner.join('')}</${name}>`);
};

module.exports = { tag };
