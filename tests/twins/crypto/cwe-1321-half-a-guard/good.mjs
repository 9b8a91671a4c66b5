const plain = (v) => v !== null && typeof v === 'object';

/** turns { "filter.price.max": 10 } into { filter: { price: { max: 10 } } } */
export function unflatten(flat) {
  return Object.entries(flat).reduce((root, [path, value]) => {
    const keys = path.split('.');
    if (keys.includes('__proto__')) return root;
    keys.reduce((node, key, i) => {
      if (i === keys.length - 1) return (node[key] = value);
      if (!plain(node[key])) node[key] = Object.create(null);
      return node[key];
    }, root);
    return root;
  }, Object.create(null)); // nothing is inherited: there is no prototype to reach
}

export const withFilters = (req, res, next) => {
  res.locals.filters = unflatten(req.query).filter ?? {};
  next();
};
