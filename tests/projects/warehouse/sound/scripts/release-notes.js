'use strict';

const { execSync } = require('node:child_process');

const lastTag = execSync('git describe --tags --abbrev=0', { encoding: 'utf8' }).trim();
const log = execSync('git log --no-merges --pretty=format:%s%x09%an -200', { encoding: 'utf8' });

const entries = log.split('\n').map((line) => /^(feat|fix|sec)(?:\([a-z-]+\))?: (.+)\t(.+)$/.exec(line)).filter(Boolean);
const byType = Map.groupBy(entries, ([, type]) => type);

process.stdout.write(`# Since ${lastTag}\n`);
for (const [type, list] of byType) {
  process.stdout.write(`\n## ${type}\n${list.map(([, , text, author]) => `- ${text} (${author})`).join('\n')}\n`);
}
