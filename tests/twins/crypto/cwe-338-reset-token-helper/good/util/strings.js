const { randomInt } = require('crypto');

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

exports.slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

exports.randomString = (length) => {
  let out = '';
  while (out.length < length) {
    out += ALPHABET[randomInt(ALPHABET.length)];
  }
  return out;
};

// for placeholders in the seeding script
exports.lorem = (words) => words[Math.floor(Math.random() * words.length)];
