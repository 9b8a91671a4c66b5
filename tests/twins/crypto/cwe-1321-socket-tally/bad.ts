import { Server, type Socket } from 'socket.io';

interface Vote { poll: string; option: string }
type Tally = { [option: string]: number };

const polls: { [poll: string]: Tally } = {};

function count({ poll, option }: Vote): Tally {
  const tally = (polls[poll] ??= {});
  tally[option] = (tally[option] ?? 0) + 1; // fault: CWE-1321|CWE-915
  return tally;
}

export function attachPolls(io: Server): void {
  io.of('/polls').on('connection', (socket: Socket) => {
    if (!socket.data.userId) return socket.disconnect(true);
    socket.on('vote', (vote: Vote, ack?: (tally: Tally) => void) => {
      if (typeof vote?.poll !== 'string' || typeof vote?.option !== 'string') return;
      const tally = count(vote);
      ack?.(tally);
    });
  });
}
