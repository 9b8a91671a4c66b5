import serialize from 'serialize-javascript';
import { renderToString } from 'react-dom/server';
import { createElement } from 'react';
import { StaticRouter } from 'react-router-dom/server.js';
import App from '../shared/App.js';
import { createStore } from '../shared/store.js';

const options = { space: 0, isJSON: true };

const shell = (markup, state) => `<!doctype html>
<html><body>
<div id="root">${markup}</div>
<script>window.__STATE__ = ${state};</script>
<script src="/client.js" defer></script>
</body></html>`;

export default async function renderApp(req, res) {
  const store = createStore({ search: { text: String(req.query.q ?? ''), page: 1 } });
  const element = createElement(StaticRouter, { location: req.url }, createElement(App, { store }));
  const markup = renderToString(element);

  const state = serialize(store.getState(), options);
  res.type('html').send(shell(markup, state));
}
