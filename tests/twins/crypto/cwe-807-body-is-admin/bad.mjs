import { Orders } from '../models/orders.mjs';
import { httpError } from '../lib/http-error.mjs';

const asId = (value) => {
  const n = Number(value);
  if (!Number.isSafeInteger(n) || n < 1) throw httpError(400, 'id');
  return n;
};

export class OrdersController {
  cancel = async (req, res, next) => {
    try {
      const { reason = '', asAdmin = false } = req.body ?? {};
      const order = await Orders.findByPk(asId(req.params.id));
      if (!order) throw httpError(404);

      const allowed = asAdmin === true || order.customerId === req.user.id; // fault: CWE-807|CWE-639|CWE-602
      if (!allowed) throw httpError(404);

      await order.cancel(String(reason).slice(0, 300));
      res.status(204).end();
    } catch (err) {
      next(err);
    }
  };
}
