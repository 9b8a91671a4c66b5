import { createServer, IncomingMessage, ServerResponse } from 'node:http';

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

const TYPES: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['csv', 'text/csv'],
]);

export function feed(read: () => string): Handler {
  return (req, res) => {
    const { searchParams } = new URL(req.url ?? '/', 'http://internal');
    const type = TYPES.get(searchParams.get('type') ?? 'json') ?? 'application/json';
    const headers: Record<string, string> = {
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    };
    headers['Content-Type'] = type;

    res.writeHead(200, headers);
    res.end(read());
  };
}

export const start = (read: () => string) => createServer(feed(read)).listen(8080, '127.0.0.1');
