'use strict';

const RULES = {
  'comment:delete': (user, comment) => user.role !== 'member' || comment.author_id === user.id,
  'post:hide': (user) => user.role === 'moderator' || user.role === 'admin',
  'users:manage': (user) => user.role === 'admin',
};

const can = (user, action, resource) => Object.hasOwn(RULES, action) && RULES[action](user, resource);

module.exports = { can };
