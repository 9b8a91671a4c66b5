const { randomInt } = require('node:crypto');

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const pick = () => ALPHABET[randomInt(ALPHABET.length)];

exports.secretCode = (length) => Array.from({ length }, pick).join('');
