'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { toCsv } = require('../src/lib/csv');

const columns = [
  { key: 'sku', title: 'SKU' },
  { key: 'name', title: 'Name' },
];

test('quotes and defuses formulas', () => {
  const csv = toCsv(columns, [{ sku: 'AB-001', name: '=HYPERLINK("http://x.example")' }]);
  assert.equal(csv, '"SKU","Name"\r\n"AB-001","\'=HYPERLINK(""http://x.example"")"\r\n');
});

test('keeps negative numbers', () => {
  assert.match(toCsv([{ key: 'delta', title: 'Change' }], [{ delta: -4 }]), /\r\n-4\r\n/);
});
