import WebSocket from 'ws';

interface Options { host: string; apiToken: string; onTrade: (t: { price: number }) => void }

export function connect({ host, apiToken, onTrade }: Options): WebSocket {
  const socket = new WebSocket('ws://' + host + '/v2/trades', { headers: { Authorization: `Bearer ${apiToken}` } }); // fault: CWE-319

  socket.on('message', (raw) => {
    const message = JSON.parse(raw.toString());
    if (message.kind === 'trade') onTrade({ price: Number(message.price) });
  });
  socket.on('close', () => {
    setTimeout(() => connect({ host, apiToken, onTrade }), 5000);
  });
  return socket;
}
