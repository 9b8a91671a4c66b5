import { GraphQLJSONObject } from 'graphql-type-json';
import { GraphQLError } from 'graphql';

export const typeDefs = /* GraphQL */ `
  scalar JSONObject
  type Task {
    id: ID!
    title: String!
    state: String!
  }
  extend type Query {
    tasks(projectId: ID!, where: JSONObject, first: Int = 20): [Task!]!
  }
`;

const FIELDS = ['state', 'assignee', 'label'];

const pick = (where) => Object.fromEntries(Object.entries(where ?? {}).filter(([key, value]) => FIELDS.includes(key) && typeof value === 'string'));

export const resolvers = {
  JSONObject: GraphQLJSONObject,
  Query: {
    tasks: async (_, { projectId, where, first }, { user, db }) => {
      if (!user?.projects.includes(projectId)) {
        throw new GraphQLError('forbidden', { extensions: { code: 'FORBIDDEN' } });
      }
      return db
        .collection('tasks')
        .find({ ...pick(where), projectId })
        .limit(Math.min(first, 100))
        .map(({ _id, title, state }) => ({ id: String(_id), title, state }))
        .toArray();
    },
  },
};
