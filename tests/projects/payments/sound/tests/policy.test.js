import assert from 'node:assert/strict';
import test from 'node:test';
import { can } from '../src/lib/policy.js';

test('nobody may do anything', () => assert.equal(can(null, 'payments:read'), false));

test('a viewer reads but does not refund', () => {
  const viewer = { kind: 'user', role: 'viewer' };
  assert.equal(can(viewer, 'payments:read'), true);
  assert.equal(can(viewer, 'refunds:create'), false);
});

test('an API key has its scopes only', () => {
  const key = { kind: 'api_key', scopes: ['payments:read'], role: 'owner' };
  assert.equal(can(key, 'payments:create'), false);
});
