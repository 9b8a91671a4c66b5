import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script, createContext } from 'node:vm';
import { Router, Request, Response } from 'express';
import { requireUser } from '../middleware/require-user';

export const widgetRouter = Router();

const clockSource = readFileSync(join(__dirname, '../widgets/clock.js'), 'utf8');

function render(source: string, data: Record<string, unknown>): string {
  const script = new Script(source);
  return String(script.runInContext(createContext({ data })));
}

widgetRouter.post('/widgets/preview', requireUser, (req: Request, res: Response) => {
  const { title } = req.body as { title: string };
  res.json({ output: render(clockSource, { now: Date.now() }), title: String(title) });
});
