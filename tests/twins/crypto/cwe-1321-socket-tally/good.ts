import { Server, type Socket } from 'socket.io';

interface Vote { poll: string; option: string }
type Tally = Map<string, number>;

const polls = new Map<string, Tally>(); // filled by openPoll()

export function openPoll(poll: string, options: string[]): void {
  polls.set(poll, new Map(options.map((o) => [o, 0])));
}

function count({ poll, option }: Vote): Tally | undefined {
  const tally = polls.get(poll);
  if (tally?.has(option)) tally.set(option, tally.get(option)! + 1);
  return tally;
}

export function attachPolls(io: Server): void {
  io.of('/polls').on('connection', (socket: Socket) => {
    if (!socket.data.userId) return socket.disconnect(true);
    socket.on('vote', (vote: Vote, ack?: (tally: [string, number][]) => void) => {
      if (typeof vote?.poll !== 'string' || typeof vote?.option !== 'string') return;
      const tally = count(vote);
      if (tally && typeof ack === 'function') ack([...tally]);
    });
  });
}
