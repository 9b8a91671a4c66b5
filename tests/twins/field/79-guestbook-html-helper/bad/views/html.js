const tag = (name, attrs, ...children) => {
  const list = Object.entries(attrs).map(([k, v]) => ` ${k}="${v}"`);
  return `<${name}${list.join('')}>${children.join('')}</${name}>`;
};

module.exports = { tag };
