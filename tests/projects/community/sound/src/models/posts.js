'use strict';

const crypto = require('node:crypto');
const { many, one, exec } = require('../lib/db');

const LIST_COLUMNS = 'p.id, p.title, p.status, p.created_at, p.author_id, u.display_name AS author';
const FROM = 'FROM posts p JOIN users u ON u.id = p.author_id';

const ORDER = Object.freeze({ newest: 'p.created_at DESC', oldest: 'p.created_at ASC', popular: 'p.views DESC, p.created_at DESC' });

const escapeLike = (text) => text.replace(/[\\%_]/g, '\\$&');

module.exports = {
  list({ q, author, sort, limit, offset }) {
    const values = [];
    const conditions = ["p.status = 'published'"];
    const bind = (value) => `$${values.push(value)}`;
    if (q) conditions.push(`p.title ILIKE ${bind(`%${escapeLike(q)}%`)}`);
    if (author) conditions.push(`p.author_id = ${bind(author)}`);
    const order = Object.hasOwn(ORDER, sort) ? ORDER[sort] : ORDER.newest;
    return many(
      `SELECT ${LIST_COLUMNS} ${FROM} WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${bind(limit)} OFFSET ${bind(offset)}`,
      values,
    );
  },

  findPublished: (id) =>
    one(`UPDATE posts SET views = views + 1 WHERE id = $1 AND status = 'published' RETURNING id`, [id]).then(
      (row) => row && one(`SELECT ${LIST_COLUMNS}, p.body, p.updated_at ${FROM} WHERE p.id = $1`, [row.id]),
    ),

  findOwn: (id, authorId) => one('SELECT id, title, body, status FROM posts WHERE id = $1 AND author_id = $2', [id, authorId]),

  insert: ({ authorId, title, body }) =>
    one('INSERT INTO posts (id, author_id, title, body) VALUES ($1, $2, $3, $4) RETURNING id', [crypto.randomUUID(), authorId, title, body]),

  update: (id, authorId, { title, body }) =>
    exec('UPDATE posts SET title = $3, body = $4, updated_at = now() WHERE id = $1 AND author_id = $2', [id, authorId, title, body]),

  archive: (id, authorId) => exec("UPDATE posts SET status = 'archived' WHERE id = $1 AND author_id = $2", [id, authorId]),
  hide: (id) => exec("UPDATE posts SET status = 'hidden' WHERE id = $1", [id]),
};
