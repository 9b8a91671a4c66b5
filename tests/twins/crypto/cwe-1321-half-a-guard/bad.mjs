const plain = (v) => v !== null && typeof v === 'object';

/** turns { "filter.price.max": 10 } into { filter: { price: { max: 10 } } } */
export function unflatten(flat) {
  return Object.entries(flat).reduce((root, [path, value]) => {
    const keys = path.split('.');
    if (keys.includes('__proto__')) return root; // no pollution, please
    keys.reduce((node, key, i) => {
      if (i === keys.length - 1) return (node[key] = value); // fault: CWE-1321|CWE-915
      if (!plain(node[key]) && typeof node[key] !== 'function') node[key] = {};
      return node[key];
    }, root);
    return root;
  }, {});
}

export const withFilters = (req, res, next) => {
  res.locals.filters = unflatten(req.query).filter ?? {};
  next();
};
