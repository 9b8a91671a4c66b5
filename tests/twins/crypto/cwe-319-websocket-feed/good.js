const WebSocket = require('ws');
const { EventEmitter } = require('events');

class PriceFeed extends EventEmitter {
  constructor({ token, host = 'stream.gasboerse.eu' }) {
    super();
    this.headers = { authorization: `Bearer ${token}` };
    this.url = `wss://${host}/v1/orders`;
  }

  start() {
    const socket = new WebSocket(this.url, { headers: this.headers, handshakeTimeout: 5000 });
    socket.on('message', (data) => this.emit('order', JSON.parse(data)));
    socket.on('close', () => setTimeout(() => this.start(), 1000 + Math.random() * 4000));
    socket.on('error', (err) => this.emit('problem', err.code));
    return this;
  }
}

module.exports = { PriceFeed };
