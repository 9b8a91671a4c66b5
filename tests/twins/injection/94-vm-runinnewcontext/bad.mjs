import vm from 'node:vm';
import { Router } from 'express';
import { requireUser } from '../auth.mjs';
import { loadDataset } from '../datasets.mjs';

export const charts = Router();

charts.use(requireUser);

charts.post('/charts/:dataset', async (req, res, next) => {
  const { expression = 'value', label } = req.body;

  try {
    const rows = await loadDataset(req.user.id, Number(req.params.dataset));
    const series = rows.map((row) => {
      const sandbox = { ...row, Math, label };
      return vm.runInNewContext(`(${expression})`, sandbox, { timeout: 50 }); // fault: CWE-94|CWE-95
    });
    res.json({ label, series });
  } catch (err) {
    next(err);
  }
});
