const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

exports.slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

exports.randomString = (length) => {
  let out = '';
  while (out.length < length) {
    out += ALPHABET[Math.floor(Math.random() * ALPHABET.length)]; // fault: CWE-338|CWE-330
  }
  return out;
};
