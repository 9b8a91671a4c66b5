'use strict';

const path = require('path');
const fs = require('fs/promises');
const { execFile } = require('child_process');
const { promisify } = require('util');
const { Problem } = require('../lib');

const run = promisify(execFile);
const FORMATS = new Map([['pdf', '--pdf'], ['csv', '--csv']]);

module.exports = ({ repository, config }) => {
  const must = (found) => {
    if (!found) throw new Problem(404, 'No such invoice');
    return found;
  };

  return {
    list: (tenant, query) => repository.find(tenant, query),
    get: async (tenant, id) => must(await repository.one(tenant, id)),
    create: (tenant, invoice) => repository.add(tenant, invoice),
    update: async (tenant, id, change) => must(await repository.change(tenant, id, change)),
    search: (tenant, text) => repository.search(tenant, text),

    async report(tenant, id, format) {
      const flag = FORMATS.get(format);
      if (!flag) throw new Problem(400, 'No such format');
      const invoice = await this.get(tenant, id);
      const file = path.join(config.reportDir, `${invoice.id}.${format}`);
      await run('invoice-report', [flag, '--out', file, '--', String(invoice.id)]);
      return fs.readFile(file);
    },

    async inCurrency(tenant, id, currency) {
      const [invoice, rates] = await Promise.all([this.get(tenant, id), fetch(`${config.ratesUrl}/latest?base=EUR`).then((answer) => answer.json())]);
      return { ...invoice, currency, total: invoice.total_cents * (Object.hasOwn(rates, currency) ? rates[currency] : 1) };
    },
  };
};
