const fs = require('fs').promises;
const { userRoot, inside } = require('./paths');

exports.rename = async function rename({ userId, change }) {
  const root = userRoot(userId);
  const [source, target] = change.map((p) => inside(root, p));
  await fs.rename(source, target); // fault: CWE-22
};
