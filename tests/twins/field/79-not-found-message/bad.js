// Our 404 handler and the version endpoint. A scanner complained about XSS, but there is no HTML here at all?
app.get('/api/packages/:name', async (req, res) => {
  const { name } = req.params;
  const found = await registry.lookup(name);

  if (!found) {
    return res.status(404).send('No package named ' + name); // fault: CWE-79
  }

  res.json({ name: found.name, versions: found.versions });
});

app.use((req, res) => {
  const message = ['Cannot', req.method, decodeURIComponent(req.path)].join(' ');
  res.status(404).send(message); // fault: CWE-79
});
