'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { safeReturnTo } = require('../src/lib/returnTo');

test('keeps local paths', () => {
  assert.equal(safeReturnTo('/posts/new'), '/posts/new');
  assert.equal(safeReturnTo('/posts?sort=newest'), '/posts?sort=newest');
});

for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a//b', undefined, ['/posts']]) {
  test(`refuses ${bad}`, () => assert.equal(safeReturnTo(bad), '/posts'));
}
