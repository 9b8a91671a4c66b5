import { Script, createContext } from 'node:vm';
import { Router, Request, Response } from 'express';
import { requireUser } from '../middleware/require-user';

export const widgetRouter = Router();

function render(source: string, data: Record<string, unknown>): string {
  const script = new Script(source); // fault: CWE-94
  return String(script.runInContext(createContext({ data })));
}

widgetRouter.post('/widgets/preview', requireUser, (req: Request, res: Response) => {
  const { script } = req.body as { script: string };
  res.json({ output: render(script, { now: Date.now() }) });
});
