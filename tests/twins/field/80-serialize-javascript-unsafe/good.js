import express from 'express';
import serialize from 'serialize-javascript';
import { renderApp } from '../ssr/render.js';

const router = express.Router();

const shell = (markup, state, nonce) => `<!doctype html>
<html><body><div id="root">${markup}</div>
<script nonce="${nonce}">window.__STATE__ = ${state}</script>
<script nonce="${nonce}" src="/assets/client.js"></script></body></html>`;

router.get('/{*path}', async (req, res) => {
  const profile = await req.app.locals.profiles.find(req.user.id);
  const state = { profile, search: req.query.q ?? '' };
  const markup = renderApp(req.path, state);
  const json = serialize(state, { isJSON: true });
  res.type('html').end(shell(markup, json, res.locals.nonce));
});

export default router;
