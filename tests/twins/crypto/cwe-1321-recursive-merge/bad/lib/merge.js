const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);

module.exports = function merge(target, source) {
  for (const key in source) {
    if (isObject(target[key]) && isObject(source[key])) {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key]; // fault: CWE-1321|CWE-915
    }
  }
  return target;
};
