const vm = require('vm');
const express = require('express');
const { requireUser } = require('../middleware/require-user');
const { loadSheet, saveSheet } = require('../stores/sheets');

const router = express.Router();

class Cell {
  constructor(source) {
    const list = source.replace(/^=/, '').split('+').map(Number);
    this.script = new vm.Script(`SUM(${list.join(', ')})`, { filename: 'cell.js' });
  }

  value(context) {
    return this.script.runInContext(context, { timeout: 20 });
  }
}

router.patch('/sheets/:id/cells/:ref', requireUser, async (req, res, next) => {
  try {
    const sheet = await loadSheet(req.params.id, req.user.id);
    if (!sheet) return res.status(404).json({ error: 'not found' });

    const context = vm.createContext({ ...sheet.values, SUM: (...n) => n.reduce((a, b) => a + b, 0) });
    const cell = new Cell(String(req.body.source));
    const value = Number(cell.value(context));
    await saveSheet(sheet.id, String(req.params.ref), value);
    return res.json({ value });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
