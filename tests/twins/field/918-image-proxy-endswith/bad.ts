import type { NextApiRequest, NextApiResponse } from 'next';

const DOMAIN = 'cdn-example.net';
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

function isOurs(raw: string): URL | null {
  try {
    const url = new URL(raw);
    return url.protocol === 'https:' && url.hostname.endsWith(DOMAIN) ? url : null;
  } catch {
    return null;
  }
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const src = isOurs(String(req.query.src ?? ''));
  if (!src) return res.status(400).json({ error: 'bad src' });

  const upstream = await fetch(src, { redirect: 'error', signal: AbortSignal.timeout(4000) }); // fault: CWE-918
  const type = upstream.headers.get('content-type') ?? '';
  if (!upstream.ok || !TYPES.includes(type)) return res.status(415).end();

  res.setHeader('Content-Type', type);
  res.setHeader('Cache-Control', 'public, max-age=86400');
  return res.send(Buffer.from(await upstream.arrayBuffer()));
}
