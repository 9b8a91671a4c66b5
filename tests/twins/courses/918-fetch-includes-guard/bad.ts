import type { NextApiRequest, NextApiResponse } from 'next';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const src = String(req.query.src);

  // images come from our CDN only
  if (!src.includes('cdn.example.com')) {
    return res.status(400).json({ error: 'source not allowed' });
  }

  const image = await fetch(src, { redirect: 'error', signal: AbortSignal.timeout(5000) }); // fault: CWE-918
  res.setHeader('Content-Type', 'image/webp');
  res.send(Buffer.from(await image.arrayBuffer()));
}
