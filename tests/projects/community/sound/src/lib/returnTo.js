'use strict';

const LOCAL_PATH = /^\/(?:[\w-]+(?:\/[\w-]+)*)?(?:\?[\w=&-]*)?$/;

const safeReturnTo = (value, fallback = '/posts') => (typeof value === 'string' && value.length < 200 && LOCAL_PATH.test(value) ? value : fallback);

module.exports = { safeReturnTo };
