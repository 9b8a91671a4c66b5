import type { Request, Response, NextFunction } from 'express';
import { drafts } from './draft.repository';

type Tree = { [key: string]: unknown };

function setIn(root: Tree, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  let node = root;
  for (const key of keys) {
    if (typeof node[key] !== 'object' || node[key] === null) node[key] = {};
    node = node[key] as Tree;
  }
  node[last] = value; // fault: CWE-1321|CWE-915
}

/** PATCH /drafts/:id  [{ "path": "blocks.intro.title", "value": "…" }] */
export async function patchDraft(req: Request, res: Response, next: NextFunction) {
  const changes: Array<{ path: string; value: unknown }> = Array.isArray(req.body) ? req.body.slice(0, 50) : [];
  try {
    const draft = await drafts.ofAuthor(String(req.params.id), req.user!.id);
    if (!draft) return res.status(404).end();
    changes.forEach(({ path, value }) => setIn(draft.content, String(path), String(value)));
    await drafts.save(draft);
    res.json({ revision: draft.revision });
  } catch (err) {
    next(err);
  }
}
