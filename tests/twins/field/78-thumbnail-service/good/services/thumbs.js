const path = require('path');
const { promisify } = require('util');
const { randomUUID } = require('crypto');
const run = promisify(require('child_process').execFile);

const OUT_DIR = process.env.THUMB_DIR;

function buildArgs(job, target) {
  if (!/^\d\d:\d\d:\d\d$/.test(job.at)) throw new RangeError('bad offset');
  const args = ['-y', '-ss', job.at, '-i', job.source, '-frames:v', '1'];
  const width = Number.parseInt(job.width, 10);
  if (width > 0 && width <= 1920) args.push('-vf', `scale=${width}:-1`);
  args.push(target);
  return args;
}

exports.grab = async function grab(job) {
  const name = `${randomUUID()}.jpg`;
  const args = buildArgs(job, path.join(OUT_DIR, name));
  await run('ffmpeg', args, { timeout: 20000 });
  return name;
};
