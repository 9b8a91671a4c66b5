import { Orders } from '../models/orders.mjs';
import { users } from '../services/users.mjs';
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

      const admin = asAdmin === true && (await users.can(req.user.id, 'orders:cancel-any'));
      const allowed = admin || order.customerId === req.user.id;
      if (!allowed) throw httpError(404);

      await order.cancel(String(reason).slice(0, 300));
      res.status(204).end();
    } catch (err) {
      next(err);
    }
  };
}
