const base = new URL(process.env.PUBLIC_URL);

exports.absolute = function absolute(req, path) {
  return new URL(path, base).href;
};
