// Our 404 handler and the version endpoint. A scanner complained about XSS, but there is no HTML here at all?
app.get('/api/packages/:name', async (req, res) => {
  const { name } = req.params;
  const found = await registry.lookup(name);

  if (!found) {
    return res.status(404).type('text/plain').send('No package named ' + name);
  }

  res.json({ name: found.name, versions: found.versions });
});

app.use((req, res) => {
  const message = ['Cannot', req.method, req.path].join(' ');
  res.status(404).json({ message });
});
