/** splits a text in pieces that match and pieces that don't */
exports.highlight = function highlight(text, term) {
  const words = term.split(/\s+/).filter(Boolean);
  const pattern = new RegExp(`(${words.join('|')})`, 'gi'); // fault: CWE-1333|CWE-400
  return text.split(pattern).map((piece, i) => ({ piece, hit: i % 2 === 1 }));
};
