const { wrap } = require('./markup');

exports.renderError = ({ code, details = [] }) =>
  `<!doctype html><title>Error ${Number(code)}</title><ul>${details.map(wrap).join('')}</ul>`;
