'use strict';

const TARGETS = ['id', 'type', 'subject', 'amount', 'currency'];

/** mapping: { "amount": "data.total" }, only paths, no code */
function transform(mapping, event) {
  const read = (path) =>
    String(path)
      .split('.')
      .reduce((node, key) => (node && Object.hasOwn(node, key) ? node[key] : undefined), event);

  return Object.fromEntries(
    TARGETS.filter((name) => typeof mapping?.[name] === 'string').map((name) => [name, read(mapping[name])]),
  );
}

module.exports = { transform };
