// Reads files and folders that are dropped on the analyzer or chosen in its fields, and announces them as the event `files-read`:
// JSON of [[[path, text], …], what was left out]. The directory entries' callbacks are why this is not in the Wasm.
(() => {
  const MOST_FILES = 3000;
  const MOST_BYTES = 8 * 1024 * 1024;
  const LARGEST = 2 * 1024 * 1024;
  const SKIPPED = new Set(['node_modules', 'bower_components', 'dist', 'build', 'coverage', 'out', 'vendor']);
  const READ = /(?:^|\/)(?:Dockerfile[^/]*|Containerfile[^/]*|[^/]*\.dockerfile|\.env[^/]*|[^/]*\.env|\.npmrc)$|\.(?:[cm]?[jt]s|[jt]sx|json|ejs|eta|hbs|handlebars|hjs|mustache|njk|nunj|nunjucks|pug|jade)$/i;
  const UNREAD = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json)$|\.min\.js$|\.d\.[cm]?ts$/i;

  const isSkipped = (name) => SKIPPED.has(name) || (name.startsWith('.') && !name.startsWith('.env') && name !== '.npmrc');

  async function walk(entry, path, found) {
    if (found.length >= MOST_FILES) return;
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      found.push([path, file]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      // A reader gives its entries in parts; an empty part is the end.
      const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (part.length === 0) return;
      for (const child of part) {
        if (!isSkipped(child.name)) await walk(child, `${path}/${child.name}`, found);
      }
    }
  }

  async function announce(found, wholeFolder) {
    const read = [];
    let bytes = 0;
    let large = 0;
    let other = 0;
    let beyond = 0;
    found.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [path, file] of found) {
      if (wholeFolder && (!READ.test(path) || UNREAD.test(path))) other += 1;
      else if (file.size > LARGEST) large += 1;
      else if (bytes + file.size > MOST_BYTES || read.length >= MOST_FILES) beyond += 1;
      else {
        bytes += file.size;
        read.push([path, await file.text()]);
      }
    }
    const said = [];
    if (large) said.push(`${large} larger than 2 MB`);
    if (beyond) said.push(`${beyond} beyond the limit of ${MOST_FILES} files and 8 MB together`);
    if (other) said.push(`${other} of kinds that no rule reads`);
    const left = said.length ? ` Left out: ${said.join(', ')}.` : '';
    const opened = read.length === 1 ? 'Opened 1 file.' : `Opened ${read.length} files.`;
    const detail = JSON.stringify([read, opened + left]);
    window.dispatchEvent(new CustomEvent('files-read', { detail }));
  }

  const failed = (error) => window.dispatchEvent(new CustomEvent('files-read', {
    detail: JSON.stringify([[], `The files could not be read: ${error.message}. What was open is unchanged.`]),
  }));

  const isAnalyzing = () => document.getElementById('analyzer')?.hidden === false;

  window.addEventListener('dragover', (event) => {
    if (isAnalyzing() && event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    if (!isAnalyzing() || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    // Entries must be taken before the first await: afterwards the transfer is empty.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = [...event.dataTransfer.files];
    (async () => {
      const found = [];
      if (entries.length === 0) found.push(...files.map((file) => [file.name, file]));
      for (const entry of entries) await walk(entry, entry.name, found);
      await announce(found, entries.some((entry) => entry.isDirectory));
    })().catch(failed);
  });

  window.apiChecklist.readFiles = (input) => {
    const found = [...input.files]
      .map((file) => [file.webkitRelativePath || file.name, file])
      .filter(([path]) => !path.split('/').slice(1).some(isSkipped));
    announce(found, input.webkitdirectory).catch(failed).finally(() => { input.value = ''; });
  };
})();
