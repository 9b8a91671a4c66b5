import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { readFile, writeFile } from 'node:fs/promises';

const execAsync = promisify(exec);

const settings = new Map([
  ['quality', '82'],
  ['gravity', 'center'],
]);

export async function handler(event) {
  const { image, crop, background } = JSON.parse(event.body);
  const id = event.requestContext.requestId;
  const input = `/tmp/${id}.in`;
  const output = `/tmp/${id}.webp`;

  await writeFile(input, Buffer.from(image, 'base64'));

  const jobSettings = new Map(settings);
  if (background) jobSettings.set('background', background);
  if (crop) jobSettings.set('crop', `${parseInt(crop.w, 10)}x${parseInt(crop.h, 10)}+0+0`);

  const flags = [...jobSettings].map(([k, v]) => `-${k} ${v}`).join(' ');
  await execAsync(`convert png:${input} ${flags} webp:${output}`); // fault: CWE-78

  return {
    statusCode: 200,
    isBase64Encoded: true,
    headers: { 'content-type': 'image/webp' },
    body: (await readFile(output)).toString('base64'),
  };
}
