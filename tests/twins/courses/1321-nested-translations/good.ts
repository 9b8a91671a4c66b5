import { Request, Response } from 'express';

type Catalog = Map<string, Map<string, string>>;

const catalog: Catalog = new Map([
  ['en', new Map([['greeting', 'Hello']])],
  ['de', new Map([['greeting', 'Hallo']])],
]);

export function updateTranslation(req: Request, res: Response): void {
  const { locale, id, text } = req.body;

  const messages = catalog.get(locale);
  if (!messages || !messages.has(id)) {
    res.status(404).end();
    return;
  }
  messages.set(id, String(text).slice(0, 500));
  res.status(204).end();
}
