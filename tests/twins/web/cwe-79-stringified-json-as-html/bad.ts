import { Request, Response, NextFunction } from 'express';
import { SuggestionService } from './suggestion.service';

interface Suggestion {
  label: string;
  score: number;
}

export class SuggestController {
  constructor(private readonly suggestions: SuggestionService) {}

  handle = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const prefix = String(req.query.prefix ?? '');
    try {
      const items: Suggestion[] = prefix.length > 1 ? await this.suggestions.find(prefix) : [];
      const payload = JSON.stringify({ prefix, items, took: Date.now() });
      res.set('Cache-Control', 'no-store');
      res.send(payload); // fault: CWE-79
    } catch (err) {
      next(err);
    }
  };
}
