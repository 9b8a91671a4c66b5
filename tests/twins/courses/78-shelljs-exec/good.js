const shell = require('shelljs');
const { asyncHandler } = require('../lib/async-handler');

exports.diskUsage = asyncHandler(async (req, res) => {
  const tenant = req.params.tenant;
  if (!/^[a-z0-9]{1,32}$/.test(tenant)) {
    return res.status(404).json({ error: 'tenant not found' });
  }
  const result = shell.exec('du -sh /data/tenants/' + tenant, { silent: true });

  if (result.code !== 0) {
    return res.status(404).json({ error: 'tenant not found' });
  }
  res.json({ usage: result.stdout.split('\t')[0] });
});
