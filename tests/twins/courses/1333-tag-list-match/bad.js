exports.parseTags = function parseTags(req, res) {
  const input = String(req.body.tags);
  const match = input.match(/^(\w+\s?)*$/); // fault: CWE-1333|CWE-185

  if (!match) {
    return res.status(422).json({ error: 'Tags are words separated by blanks' });
  }
  res.json({ tags: input.split(' ') });
};
