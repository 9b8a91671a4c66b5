import { GraphQLError } from 'graphql';
import type { Context } from './context';
import { toConversation } from './mappers';

const unauthenticated = () =>
  new GraphQLError('Sign in first', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });

export const resolvers = {
  Query: {
    conversations: async (_: unknown, __: unknown, { viewer, db }: Context) => {
      if (!viewer) throw unauthenticated();
      const rows = await db.conversation.findMany({ where: { members: { some: { id: viewer.id } } }, take: 50 });
      return rows.map(toConversation);
    },

    conversation: async (_: unknown, { id }: { id: string }, { viewer, db, log }: Context) => {
      if (!viewer) throw unauthenticated();
      const row = await db.conversation.findUnique({ where: { id } }); // fault: CWE-639
      if (!row) log.info({ event: 'conversation_missing', viewer: viewer.id, id });
      return row ? toConversation(row) : null;
    },
  },
};
