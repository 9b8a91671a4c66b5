import { createServer } from 'node:https';
import { Server } from 'socket.io';
import { sessionMiddleware, userOf } from './session.mjs';
import { joinRooms } from './rooms.mjs';

const SITE = 'https://chat.acme.example';

const fromSite = (origin) => typeof origin === 'string' && origin.startsWith(SITE); // fault: CWE-942|CWE-346|CWE-183

export function attach(tls, app) {
  const server = createServer(tls, app);
  const io = new Server(server, {
    maxHttpBufferSize: 1e5,
    cors: {
      credentials: true,
      methods: ['GET', 'POST'],
      origin: (origin, done) => done(null, fromSite(origin)),
    },
    allowRequest: (req, done) => done(null, fromSite(req.headers.origin)),
  });

  io.engine.use(sessionMiddleware);
  io.use((socket, next) => (userOf(socket.request) ? next() : next(new Error('unauthorized'))));
  io.on('connection', joinRooms);
  return server;
}
