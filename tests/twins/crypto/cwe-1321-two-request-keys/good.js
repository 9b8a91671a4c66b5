const _ = require('lodash');
const boards = require('../services/boards');

// POST /boards/:id/cells   { "cell": ["B", "7"], "value": "12.5" }
exports.setCell = async (req, res, next) => {
  try {
    const board = await boards.editableBy(req.user.id, String(req.params.id));
    if (!board) return res.status(404).json({ error: 'not found' });

    const [column, row] = _.castArray(req.body?.cell).map(String);
    if (!/^[A-Z]{1,2}$/.test(column) || !/^[1-9]\d{0,3}$/.test(row)) {
      return res.status(400).json({ error: 'no such cell' });
    }

    const cells = board.cells;
    if (!cells[column]) cells[column] = {};
    cells[column][row] = String(req.body.value).slice(0, 500);

    await boards.saveCells(board.id, _.pickBy(cells, _.isPlainObject));
    res.status(204).end();
  } catch (err) {
    next(err);
  }
};
