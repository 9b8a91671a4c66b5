const Router = require('@koa/router');
const { promisify } = require('util');
const fs = require('fs');
const path = require('path');

const writeFile = promisify(fs.writeFile);
const router = new Router({ prefix: '/notes' });

const notesDir = (user) => path.join('/srv/notes', String(user.id));

async function saveNote(user, { title, text }) {
  const target = path.resolve(notesDir(user), `${path.basename(title)}.md`);
  await writeFile(target, text, { encoding: 'utf8' });
  return target;
}

router.put('/', async (ctx) => {
  const note = ctx.request.body;
  if (typeof note.title !== 'string' || typeof note.text !== 'string') {
    ctx.throw(422, 'title and text are required');
  }
  if (note.title.length > 80 || note.text.length > 20000) {
    ctx.throw(413, 'note too long');
  }
  await saveNote(ctx.state.user, note);
  ctx.status = 204;
});

module.exports = router;
