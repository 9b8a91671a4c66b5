const Listing = require('../models/listing'); // mongoose; has seller, price, title, featured, approved

const PROTECTED = ['_id', 'seller'];
const OPEN = ['title', 'price', 'description'];

function onlyOpen(body) {
  return Object.fromEntries(OPEN.filter((key) => key in body && !PROTECTED.includes(key)).map((key) => [key, String(body[key])]));
}

exports.update = async (req, res, next) => {
  try {
    const changes = { $set: onlyOpen(req.body) };
    const listing = await Listing.findOneAndUpdate({ _id: String(req.params.id), seller: req.user._id }, changes, { new: true, runValidators: true });
    if (!listing) return res.sendStatus(404);
    res.json({ id: listing.id, title: listing.title, price: listing.price });
  } catch (e) {
    next(e);
  }
};
