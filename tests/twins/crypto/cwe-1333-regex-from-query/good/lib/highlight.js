const literal = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** splits a text in pieces that match and pieces that don't */
exports.highlight = function highlight(text, term) {
  const words = term.split(/\s+/).filter(Boolean).map(literal);
  const pattern = new RegExp(`(${words.join('|')})`, 'gi');
  return text.split(pattern).map((piece, i) => ({ piece, hit: i % 2 === 1 }));
};
