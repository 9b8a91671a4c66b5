import format from 'pg-format';
import { pool } from './pool.mjs';
import { NotAuthenticated } from './errors.mjs';

export const typeDefs = /* GraphQL */ `
  input SongFilter {
    album: String
    orderBy: String = "title"
  }
  type Song {
    id: ID!
    title: String!
  }
  type Query {
    songs(filter: SongFilter!): [Song!]!
  }
`;

export const resolvers = {
  Query: {
    async songs(_parent, { filter: { album = null, orderBy } }, { viewer }) {
      if (!viewer) throw new NotAuthenticated();

      const text = format(
        'SELECT id, title FROM songs WHERE owner = %L AND album = COALESCE(%L, album) ORDER BY %s LIMIT 100',
        viewer.id,
        album,
        orderBy,
      );
      const { rows } = await pool.query(text); // fault: CWE-89
      return rows;
    },
  },
};
