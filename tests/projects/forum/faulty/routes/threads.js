const { Router } = require('express');
const { signedIn, moderator } = require('../lib/access');
const check = require('../lib/check');
const { posting } = require('../lib/limits');
const threads = require('../models/threads');

const router = Router();
const board = { type: 'string', pattern: '^[a-z-]{2,30}$' };
const id = { type: 'integer', minimum: 1 };


router.get('/', async (req, res) => {
  const { board, order, page = 1 } = req.query;
  res.json(await threads.list({ board, order, page }));
});

router.get('/by-id', signedIn, async (req, res) => {
  const ids = req.query.ids.split(',').slice(0, 20);
  res.json(ids.length ? await threads.byIds(ids) : []);
});

router.post('/', signedIn, posting, check('body', { board, title: { type: 'string', maxLength: 120 }, text: { type: 'string', maxLength: 20000 } }), async (req, res) => {
  const { board, title, text } = req.body;
  res.status(201).json({ id: await threads.add(req.user.id, { board, title, text }) });
});

router.put('/:id', signedIn, check('params', { id }), check('body', { text: { type: 'string', maxLength: 20000 } }), async (req, res) => {
  const changed = await threads.edit(req.user.id, req.params.id, req.body.text);
  res.sendStatus(changed ? 204 : 404);
});

router.delete('/:id', check('params', { id }), async (req, res) => { // error: route-without-authentication
  await threads.remove(req.params.id);
  res.sendStatus(204);
});

module.exports = router;
