'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { cleanPost } = require('../src/lib/html');

test('drops script and event handlers', () => {
  assert.equal(cleanPost('<p>hi<img src=x onerror=alert(1)><script>alert(1)</script></p>'), '<p>hi</p>');
});

test('drops javascript: links', () => {
  assert.doesNotMatch(cleanPost('<a href="javascript:alert(1)">x</a>'), /javascript/);
});
