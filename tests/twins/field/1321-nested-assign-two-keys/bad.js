// Collects votes per poll and option in memory. Reviewer says "prototype pollution" – where?
const votes = {};

app.post('/polls/:poll/votes', requireUser, (req, res) => {
  const { poll } = req.params;
  const { option, comment } = req.body;

  if (typeof option !== 'string' || option.length > 30) {
    return res.status(400).json({ error: 'option missing' });
  }

  votes[poll] = votes[poll] || {};
  votes[poll][option] = { comment: String(comment), at: Date.now() }; // fault: CWE-1321|CWE-915

  res.status(201).json({ options: Object.keys(votes[poll]).length });
});
