const cache = new Map();

function toSource(rule) {
  const tests = rule.conditions.map((c) => `(u.${c.field} ${c.op} ${JSON.stringify(c.value)})`);
  return `return ${tests.join(rule.any ? ' || ' : ' && ')};`;
}

exports.compile = function compile(rule) {
  const src = toSource(rule);
  if (!cache.has(src)) {
    cache.set(src, new Function('u', src)); // fault: CWE-95|CWE-94
  }
  return cache.get(src);
};
