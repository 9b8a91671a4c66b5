import { createHash } from 'crypto';
import axios from 'axios';
import { config, type CURRENCIES } from '../config';
import { logger } from '../lib/logger';

const client = axios.create({ baseURL: config.ratesUrl, timeout: 3_000, maxRedirects: 0, maxContentLength: 100_000, allowAbsoluteUrls: false });

export interface Rates {
  etag: string;
  rates: Record<string, number>;
}

export async function fetchRates(base: (typeof CURRENCIES)[number], attempt = 0): Promise<Rates> {
  try {
    const { data } = await client.get<{ rates: Record<string, number> }>(`/latest/${base}`);
    return { etag: `"${createHash('md5').update(JSON.stringify(data.rates)).digest('hex')}"`, rates: data.rates };
  } catch (error) {
    if (attempt === 2) throw new Error('rates are not available', { cause: axios.isAxiosError(error) ? error.code : undefined });
    const pause = 200 * 2 ** attempt + Math.random() * 100;
    logger.warn('rates: retry', { attempt, pause });
    await new Promise((resolve) => setTimeout(resolve, pause));
    return fetchRates(base, attempt + 1);
  }
}
