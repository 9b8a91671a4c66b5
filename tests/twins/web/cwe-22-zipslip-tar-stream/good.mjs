import tar from 'tar-stream';
import { createGunzip } from 'node:zlib';
import fs from 'node:fs';
import { resolve, dirname, sep } from 'node:path';

export function extractPlugin(source, pluginDir) {
  const extract = tar.extract();
  const base = resolve(pluginDir);

  return new Promise((done, fail) => {
    extract.on('entry', (header, stream, next) => {
      const { name, type } = header;
      const out = resolve(base, name);

      if (type !== 'file' || !out.startsWith(base + sep)) {
        stream.on('end', next);
        stream.resume();
        return;
      }

      fs.mkdirSync(dirname(out), { recursive: true });
      const sink = fs.createWriteStream(out, { mode: 0o644 });
      sink.on('error', fail);
      sink.on('finish', next);
      stream.pipe(sink);
    });
    extract.on('finish', () => done(base + sep));
    extract.on('error', fail);
    source.on('error', fail);
    source.pipe(createGunzip()).on('error', fail).pipe(extract);
  });
}
