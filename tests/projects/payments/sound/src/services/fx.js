import { fxClient } from '../lib/http.js';
import { logger, UpstreamError } from '../lib/index.js';

export async function quote(from, to) {
  try {
    const { data } = await fxClient.get('/v1/latest', { params: { base: from, symbols: to } });
    const rate = Number(data?.rates?.[to]);
    if (!Number.isFinite(rate)) throw new UpstreamError();
    return { from, to, rate };
  } catch (err) {
    logger.warn({ code: err.code, status: err.response?.status }, 'rates not available');
    throw err instanceof UpstreamError ? err : new UpstreamError({ cause: err });
  }
}
