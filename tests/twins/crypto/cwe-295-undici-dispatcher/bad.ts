import { Agent, setGlobalDispatcher } from 'undici';

type Settings = { keepAliveTimeout: number; insecure?: boolean };

const settings: Settings = { keepAliveTimeout: 10_000, insecure: true };

export function configureFetch(): void {
  setGlobalDispatcher(
    new Agent({
      keepAliveTimeout: settings.keepAliveTimeout,
      connections: 50,
      connect: { timeout: 3_000, rejectUnauthorized: !settings.insecure }, // fault: CWE-295
    }),
  );
}

export async function tariff(zone: string): Promise<number> {
  const url = new URL('https://tarife.stadtwerke-ost.de/api/v1/tariff');
  url.searchParams.set('zone', zone);
  const res = await fetch(url, { headers: { authorization: `Bearer ${process.env.TARIFF_TOKEN}` } });
  if (!res.ok) throw new Error(`tariff service: ${res.status}`);
  return ((await res.json()) as { cents: number }).cents;
}
