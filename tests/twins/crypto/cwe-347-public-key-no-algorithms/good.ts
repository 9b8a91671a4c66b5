import { verify, type JwtPayload } from 'jsonwebtoken';
import type { Socket } from 'socket.io';

type Next = (err?: Error) => void;

export function socketAuth(publicKey: string) {
  const options = { algorithms: ['RS256' as const], issuer: 'https://id.rangierfunk.de', audience: 'dispatch', maxAge: '15m' };

  return (socket: Socket, next: Next): void => {
    const { token } = socket.handshake.auth as { token?: unknown };
    if (typeof token !== 'string') return next(new Error('unauthenticated'));
    verify(token, publicKey, options, (err, claims) => {
      if (err || !claims) return next(new Error('unauthenticated'));
      socket.data.userId = (claims as JwtPayload).sub;
      next();
    });
  };
}
