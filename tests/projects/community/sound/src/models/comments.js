'use strict';

const crypto = require('node:crypto');
const { many, one, exec } = require('../lib/db');

module.exports = {
  forPost: (postId) =>
    many(
      `SELECT c.id, c.body, c.created_at, c.author_id, u.display_name AS author, u.avatar
         FROM comments c JOIN users u ON u.id = c.author_id
        WHERE c.post_id = $1 ORDER BY c.created_at LIMIT 500`,
      [postId],
    ),
  find: (id) => one('SELECT id, post_id, author_id FROM comments WHERE id = $1', [id]),
  insert: ({ postId, authorId, body }) =>
    exec(
      `INSERT INTO comments (id, post_id, author_id, body)
       SELECT $1, p.id, $3, $4 FROM posts p WHERE p.id = $2 AND p.status = 'published'`,
      [crypto.randomUUID(), postId, authorId, body],
    ),
  remove: (id, authorId) => exec('DELETE FROM comments WHERE id = $1 AND author_id = $2', [id, authorId]),
};
