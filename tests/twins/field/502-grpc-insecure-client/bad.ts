import { readFileSync } from 'node:fs';
import * as grpc from '@grpc/grpc-js';
import { LedgerClient } from './gen/ledger_grpc_pb';
import { BalanceRequest } from './gen/ledger_pb';

const target = process.env.LEDGER_ADDR ?? 'ledger.prod.svc:50051';

const creds = grpc.credentials.createInsecure(); // fault: CWE-319|CWE-502
const client = new LedgerClient(target, creds, { 'grpc.keepalive_time_ms': 20_000 });

export function balance(accountId: string): Promise<number> {
  const message = new BalanceRequest();
  message.setAccount(accountId);
  return new Promise((resolve, reject) => {
    client.getBalance(message, { deadline: Date.now() + 2_000 }, (err, reply) => {
      if (err) return reject(err);
      resolve(reply.getCents());
    });
  });
}
