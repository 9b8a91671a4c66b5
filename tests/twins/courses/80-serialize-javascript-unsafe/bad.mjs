import serialize from 'serialize-javascript';

export function renderPage(req, res) {
  const state = { path: req.path, query: req.query, user: req.user?.name ?? null };

  const json = serialize(state, { isJSON: true, unsafe: true }); // fault: CWE-80|CWE-79
  res.send(`<!doctype html>
    <div id="root"></div>
    <script>window.__STATE__ = ${json}</script>
    <script src="/assets/main.js"></script>`);
}
