const config = require('../config');
const AppError = require('../utils/appError');
const retry = require('../utils/retry');
const redis = require('../utils/redis');
const { sha256 } = require('../utils/crypto');

const CACHE_SECONDS = 600;
const CARRIERS = Object.freeze({ standard: 'std-eu', express: 'exp-eu', pickup: 'pnt-eu' });

exports.CARRIER_NAMES = Object.keys(CARRIERS);

async function requestQuote(query) {
  const url = new URL('/v2/quotes', config.shipping.url);
  url.search = new URLSearchParams(query).toString();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${config.shipping.key}`, accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(4000),
  });
  if (!response.ok) throw Object.assign(new Error('Carrier refused the quote'), { status: response.status });
  return response.json();
}

exports.quote = async ({ carrier, country, postcode, weightGrams }) => {
  const query = { product: CARRIERS[carrier], country, postcode, grams: String(weightGrams) };
  const cacheKey = `quote:${sha256(JSON.stringify(query))}`;
  const cached = await redis.get(cacheKey);
  if (cached) return JSON.parse(cached);

  const body = await retry(() => requestQuote(query), { shouldRetry: (err) => !(err.status < 500) });
  if (!Number.isInteger(body.cents) || body.cents < 0) {
    throw new AppError(502, 'CARRIER_UNAVAILABLE', 'The carrier could not be asked');
  }
  const quote = { carrier, cost: body.cents };
  await redis.set(cacheKey, JSON.stringify(quote), { EX: CACHE_SECONDS });
  return quote;
};
