const path = require('path');
const { promisify } = require('util');
const { randomUUID } = require('crypto');
const sh = promisify(require('child_process').exec);

const OUT_DIR = process.env.THUMB_DIR;

function buildArgs(job, target) {
  const args = ['-y', '-ss', job.at, '-i', job.source, '-frames:v', '1'];
  if (job.width) args.push('-vf', `scale=${job.width}:-1`);
  args.push(target);
  return args;
}

exports.grab = async function grab(job) {
  const name = `${randomUUID()}.jpg`;
  const args = buildArgs(job, path.join(OUT_DIR, name));
  await sh(['ffmpeg', ...args].join(' ')); // fault: CWE-78
  return name;
};
