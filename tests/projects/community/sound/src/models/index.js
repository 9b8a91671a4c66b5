'use strict';

module.exports = {
  users: require('./users'),
  posts: require('./posts'),
  comments: require('./comments'),
  tokens: require('./tokens'),
};
