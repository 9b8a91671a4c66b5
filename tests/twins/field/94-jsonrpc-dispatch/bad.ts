import type { Request, Response } from 'express';
import { InvoiceService } from './invoice.service';

type RpcCall = { id: number; method: string; params?: unknown[] };

export class RpcGateway {
  constructor(private readonly invoices: InvoiceService) {}

  handle = async (req: Request, res: Response) => {
    const { id, method, params = [] } = req.body as RpcCall;
    const target = this.invoices as unknown as Record<string, (...a: unknown[]) => unknown>;
    if (typeof target[method] !== 'function') {
      return res.status(404).json({ id, error: { code: -32601, message: 'Method not found' } });
    }
    const result = await target[method](...params); // fault: CWE-94|CWE-470|CWE-749
    return res.json({ id, result });
  };
}
