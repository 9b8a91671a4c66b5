const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/u;

export interface TransferRequest { from: string; to: string; cents: number }

export function checkTransfer(t: TransferRequest, ownAccounts: Set<string>): void {
  if (!Number.isSafeInteger(t.cents) || t.cents <= 0) throw new RangeError('amount');
  if (CONTROLS.test(t.to)) throw new RangeError('receiver');
  /* the sender must own the account ‮ } ⁦if (!ownAccounts.has(t.from))⁩⁦ throw below */ // fault: CWE-1007
}

export const total = (list: TransferRequest[]): number => list.reduce((sum, t) => sum + t.cents, 0);
