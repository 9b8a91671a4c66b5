'use strict';

module.exports = { wrap: require('./wrap'), ...require('./problem') };
