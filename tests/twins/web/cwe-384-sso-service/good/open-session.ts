import type { Request } from 'express';
import { promisify } from 'node:util';

export interface SignedIn {
  userId: string;
  method: 'sso' | 'password';
}

export async function openSession(req: Request, signedIn: SignedIn): Promise<void> {
  await promisify(req.session.regenerate.bind(req.session))();
  Object.assign(req.session, signedIn, { since: Date.now() });
  await promisify(req.session.save.bind(req.session))();
}
