import type { Request } from 'express';
import { promisify } from 'node:util';

export interface SignedIn {
  userId: string;
  method: 'sso' | 'password';
}

export async function openSession(req: Request, signedIn: SignedIn): Promise<void> {
  const save = promisify(req.session.save.bind(req.session));
  req.session.ssoNonce = undefined;
  Object.assign(req.session, signedIn, { since: Date.now() }); // fault: CWE-384
  await save();
}
