import { Booking } from '../models/index.mjs';
import { notFound, badRequest } from '../errors.mjs';

const pick = (o, ...keys) => Object.fromEntries(keys.filter((k) => k in o).map((k) => [k, o[k]]));
const view = (b) => pick(b.get(), 'id', 'from', 'to', 'guests', 'status');

export async function changeBooking(req, res, next) {
  try {
    const { from, to } = req.body ?? {};
    if (!(Date.parse(from) < Date.parse(to))) throw badRequest('dates');

    const booking = await Booking.findOne({ where: { id: Number(req.params.id), guestId: req.user.id } });
    if (!booking) throw notFound();
    await booking.update(req.body, { fields: ['from', 'to'] });
    res.json(view(booking));
  } catch (err) {
    next(err);
  }
}
