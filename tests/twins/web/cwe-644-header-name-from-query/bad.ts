import type { Request, Response, RequestHandler } from 'express';

const EXTRA = new Map<string, string>([
  ['robots', 'X-Robots-Tag'],
  ['lang', 'Content-Language'],
]);
const VALUES = /^[a-z0-9=, -]{1,40}$/i;

/** Lets the embedding page tune the answer: ?set[lang]=de */
export const tuneHeaders: RequestHandler = (req: Request, res: Response, next) => {
  const wanted = (req.query.set ?? {}) as Record<string, unknown>;

  for (const [key, value] of Object.entries(wanted)) {
    const name = EXTRA.get(key) ?? key;
    if (name && VALUES.test(String(value))) {
      res.set(name, String(value)); // fault: CWE-644|CWE-113
    }
  }
  next();
};
