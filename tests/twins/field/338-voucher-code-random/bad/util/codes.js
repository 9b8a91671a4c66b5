const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const pick = () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]; // fault: CWE-338

exports.secretCode = (length) => Array.from({ length }, pick).join('');
