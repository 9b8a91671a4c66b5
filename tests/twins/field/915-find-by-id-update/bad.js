const Listing = require('../models/listing'); // mongoose; has seller, price, title, featured, approved

const PROTECTED = ['_id', 'seller'];

function withoutProtected(body) {
  const copy = Object.assign({}, body);
  PROTECTED.forEach((key) => delete copy[key]);
  return copy;
}

exports.update = async (req, res, next) => {
  try {
    const changes = withoutProtected(req.body);
    const listing = await Listing.findOneAndUpdate({ _id: String(req.params.id), seller: req.user._id }, changes, { new: true }); // fault: CWE-915|CWE-943
    if (!listing) return res.sendStatus(404);
    res.json({ id: listing.id, title: listing.title, price: listing.price });
  } catch (e) {
    next(e);
  }
};
