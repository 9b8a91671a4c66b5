const router = require('express').Router({ mergeParams: true });
const { requireLogin } = require('../middleware/auth');
const { wrap } = require('../lib/wrap');
const boards = require('../repo/boards');
const { pool } = require('../db');

router.use(requireLogin);

router.use(wrap(async (req, res, next) => {
  const board = await boards.findForMember(req.params.boardId, req.user.id);
  if (!board) {
    req.log.warn({ event: 'authz_fail', userId: req.user.id, resource: `board:${req.params.boardId}` });
    return res.status(404).json({ error: 'Board not found' });
  }
  req.board = board;
  return next();
}));

router.get('/cards', wrap(async (req, res) => {
  const { rows } = await pool.query('SELECT id, title FROM cards WHERE board_id = $1', [req.board.id]);
  res.json(rows);
}));

router.get('/cards/:cardId', wrap(async (req, res) => {
  const { rows } = await pool.query('SELECT id, title, body FROM cards WHERE id = $1', [req.params.cardId]); // fault: CWE-639
  if (rows.length === 0) return res.status(404).json({ error: 'Card not found' });
  return res.json(rows[0]);
}));

module.exports = router;
