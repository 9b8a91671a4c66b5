import type { FastifyPluginAsync } from 'fastify';
import { loadWords } from '../words';

interface Query {
  pattern: string;
  flags?: string;
}

const toRegExp = ({ pattern, flags = 'i' }: Query): RegExp => {
  const source = pattern.split('*').join('.*');
  return new RegExp(`^${source}$`, flags.includes('i') ? 'i' : ''); // fault: CWE-1333
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
