import type { Request, Response } from 'express';
import { InvoiceService } from './invoice.service';

type RpcCall = { id: number; method: string; params?: unknown[] };

const EXPOSED = ['list', 'total', 'overdue'] as const;
type Exposed = (typeof EXPOSED)[number];
const isExposed = (m: string): m is Exposed => (EXPOSED as readonly string[]).includes(m);

export class RpcGateway {
  constructor(private readonly invoices: InvoiceService) {}

  handle = async (req: Request, res: Response) => {
    const { id, method, params = [] } = req.body as RpcCall;
    if (!isExposed(method)) {
      return res.status(404).json({ id, error: { code: -32601, message: 'Method not found' } });
    }
    const result = await this.invoices[method](req.user!.accountId);
    return res.json({ id, result });
  };
}
