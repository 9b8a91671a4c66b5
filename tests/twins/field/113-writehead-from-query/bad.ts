import { createServer, IncomingMessage, ServerResponse } from 'node:http';

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

export function feed(read: () => string): Handler {
  return (req, res) => {
    const { searchParams } = new URL(req.url ?? '/', 'http://internal');
    const type = searchParams.get('type') ?? 'application/json';
    const headers: Record<string, string> = {
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    };
    headers['Content-Type'] = type;

    res.writeHead(200, headers); // fault: CWE-113|CWE-644
    res.end(read());
  };
}

export const start = (read: () => string) => createServer(feed(read)).listen(8080, '127.0.0.1');
