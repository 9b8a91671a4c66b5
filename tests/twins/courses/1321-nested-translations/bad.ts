import { Request, Response } from 'express';

type Catalog = Record<string, Record<string, string>>;

const catalog: Catalog = { en: { greeting: 'Hello' }, de: { greeting: 'Hallo' } };

export function updateTranslation(req: Request, res: Response): void {
  const { locale, id, text } = req.body;

  catalog[locale] = catalog[locale] ?? {};
  catalog[locale][id] = text; // fault: CWE-1321|CWE-915
  res.status(204).end();
}
