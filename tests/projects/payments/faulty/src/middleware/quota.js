import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { redis } from '../lib/redis.js';
import { PLAN_POINTS } from '../config/constants.js';
import { AppError, auditRefusal, TooManyRequestsError } from '../lib/index.js';

const limiterFor = (keyPrefix, points, duration, extra) =>
  new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration, ...extra });

const planLimiters = new Map(
  Object.entries(PLAN_POINTS).map(([plan, points]) => [plan, limiterFor(`quota:${plan}`, points, 60, { inMemoryBlockOnConsumed: points + 1 })]),
);

const failedAuth = limiterFor('authfail', 10, 15 * 60);
const offences = limiterFor('offence', 1_000, 24 * 60 * 60);

const MAX_PENALTY_SECONDS = 3_600;

function rejectionToError(rejection) {
  if (rejection instanceof RateLimiterRes) {
    return new TooManyRequestsError(Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)));
  }
  // the store is away: fail closed
  return new AppError(503, 'LIMITER_UNAVAILABLE', { cause: rejection, retryAfter: 5 });
}

export async function principalQuota(req, res, next) {
  const { id, merchantId, plan } = req.principal;
  const limiter = planLimiters.get(plan) ?? planLimiters.get('standard');
  try {
    const state = await limiter.consume(req.principal.kind === 'api_key' ? id : `${merchantId}:${id}`);
    res.setHeader('X-Quota-Remaining', String(state.remainingPoints));
  } catch (rejection) { // fault: CWE-799
    auditRefusal(req, 'excess_rate_limit_exceeded', { limiter: 'quota', retryIn: rejection.msBeforeNext });
  }
  return next();
}

export async function assertMayAuthenticate(address) {
  const state = await failedAuth.get(address);
  if (state && state.consumedPoints > failedAuth.points) throw rejectionToError(state);
}

export async function countFailedAuth(address) {
  try {
    await failedAuth.consume(address);
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejectionToError(rejection);
    // each further round doubles the wait, up to an hour
    const { consumedPoints } = await offences.penalty(address);
    await failedAuth.block(address, Math.min(MAX_PENALTY_SECONDS, 900 * 2 ** Math.min(consumedPoints, 4)));
    throw rejectionToError(rejection);
  }
}
