const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
const REFUSED = new Set(['__proto__', 'prototype', 'constructor']);

module.exports = function merge(target, source) {
  for (const key in source) {
    if (REFUSED.has(key) || !Object.hasOwn(source, key)) continue;
    if (isObject(target[key]) && isObject(source[key])) {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
};
