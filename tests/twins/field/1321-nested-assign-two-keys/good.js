// Collects votes per poll and option in memory. Reviewer says "prototype pollution" – where?
const votes = new Map();

app.post('/polls/:poll/votes', requireUser, (req, res) => {
  const { poll } = req.params;
  const { option, comment } = req.body;

  if (typeof option !== 'string' || option.length > 30) {
    return res.status(400).json({ error: 'option missing' });
  }

  if (!votes.has(poll)) votes.set(poll, new Map());
  votes.get(poll).set(option, { comment: String(comment), at: Date.now() });

  res.status(201).json({ options: votes.get(poll).size });
});
