import { WebSocketServer } from 'ws';
import { authenticateUpgrade } from './upgrade.mjs';
import { feed } from './feed.mjs';

const predicates = new WeakMap();

const FIELDS = ['price', 'volume', 'symbol'];
const OPERATORS = new Map([['lt', '<'], ['lte', '<='], ['gt', '>'], ['gte', '>=']]);

function compile({ field, op, value }) {
  const operator = OPERATORS.get(op) ?? '===';
  const column = FIELDS.find((name) => name === field) ?? 'symbol';
  const test = new Function('row', 'operand', `return row.${column} ${operator} operand;`);
  return (row) => test(row, value);
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
