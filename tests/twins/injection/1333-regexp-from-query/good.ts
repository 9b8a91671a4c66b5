import type { FastifyPluginAsync } from 'fastify';
import { loadWords } from '../words';

interface Query {
  pattern: string;
  flags?: string;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const toRegExp = ({ pattern, flags = 'i' }: Query): RegExp => {
  const source = pattern.split('*', 2).map(escape).join('[^]*');
  return new RegExp(`^${source}$`, flags.includes('i') ? 'i' : '');
};

const words: FastifyPluginAsync = async (app) => {
  const list = await loadWords();

  app.get<{ Querystring: Query }>(
    '/words',
    {
      schema: {
        querystring: {
          type: 'object',
          required: ['pattern'],
          additionalProperties: false,
          properties: { pattern: { type: 'string', maxLength: 60 }, flags: { type: 'string', maxLength: 4 } },
        },
      },
    },
    async (request) => {
      const re = toRegExp(request.query);
      return { words: list.filter((word) => re.test(word)).slice(0, 100) };
    },
  );
};

export default words;
