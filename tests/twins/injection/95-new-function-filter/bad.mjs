import { WebSocketServer } from 'ws';
import { authenticateUpgrade } from './upgrade.mjs';
import { feed } from './feed.mjs';

const predicates = new WeakMap();

const OPERATORS = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '===' };

function compile({ field, op, value }) {
  const operator = OPERATORS[op] ?? '===';
  const operand = Number.isNaN(Number(value)) ? JSON.stringify(value) : value;
  return new Function('row', `return row.${field} ${operator} ${operand};`); // fault: CWE-95|CWE-94
}

export function attach(server) {
  const wss = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  server.on('upgrade', authenticateUpgrade(wss));

  wss.on('connection', (socket) => {
    socket.on('message', (data) => {
      try {
        const message = JSON.parse(data.toString());
        if (message.type === 'subscribe') predicates.set(socket, compile(message.filter));
      } catch {
        socket.close(1007);
      }
    });
  });

  feed.on('row', (row) => {
    for (const socket of wss.clients) {
      if (predicates.get(socket)?.(row)) socket.send(JSON.stringify(row));
    }
  });
}
