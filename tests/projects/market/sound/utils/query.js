const MAX_PAGE_SIZE = 50;

// What a caller may sort a list by, and what that means in the database.
const SORTS = Object.freeze({
  newest: { createdAt: -1 },
  oldest: { createdAt: 1 },
  cheapest: { price: 1 },
  dearest: { price: -1 },
  rating: { ratingAverage: -1 },
});

exports.SORT_NAMES = Object.keys(SORTS);

exports.page = ({ page = 1, limit = 20, sort = 'newest' }) => {
  const size = Math.min(limit, MAX_PAGE_SIZE);
  return { limit: size, skip: (page - 1) * size, sort: { ...SORTS[sort], _id: 1 } };
};

exports.pick = (source, names) => Object.fromEntries(
  names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]),
);

exports.escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
