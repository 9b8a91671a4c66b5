import vm from 'node:vm';
import { Router } from 'express';
import { requireUser } from '../auth.mjs';
import { loadDataset } from '../datasets.mjs';

const EXPRESSIONS = new Map([
  ['value', 'value'],
  ['share', 'value / total'],
  ['log', 'Math.log10(value)'],
]);

export const charts = Router();

charts.use(requireUser);

charts.post('/charts/:dataset', async (req, res, next) => {
  const { label } = req.body;
  const expression = EXPRESSIONS.get(req.body.expression) ?? 'value';

  try {
    const rows = await loadDataset(req.user.id, Number(req.params.dataset));
    const series = rows.map((row) => {
      const sandbox = { ...row, Math, label };
      return vm.runInNewContext(`(${expression})`, sandbox, { timeout: 50 });
    });
    res.json({ label, series });
  } catch (err) {
    next(err);
  }
});
