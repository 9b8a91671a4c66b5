exports.parseTags = function parseTags(req, res) {
  const input = String(req.body.tags);
  const match = input.match(/^\w+(?: \w+)*$/);

  if (!match) {
    return res.status(422).json({ error: 'Tags are words separated by blanks' });
  }
  res.json({ tags: input.split(' ') });
};
