const FIELDS = new Set(['plan', 'country', 'age', 'orders']);
const OPERATORS = new Map([
  ['==', (a, b) => a === b],
  ['>', (a, b) => a > b],
  ['<', (a, b) => a < b],
]);

function toTest({ field, op, value }) {
  const fn = OPERATORS.get(op);
  if (!fn || !FIELDS.has(field)) throw new TypeError('unsupported condition');
  return (u) => fn(u[field], value);
}

exports.compile = function compile(rule) {
  const tests = rule.conditions.map(toTest);
  return (u) => (rule.any ? tests.some((t) => t(u)) : tests.every((t) => t(u)));
};
