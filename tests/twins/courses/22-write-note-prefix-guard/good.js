const fs = require('fs/promises');
const path = require('path');

const NOTES_DIR = '/srv/notes';

exports.saveNote = async (req, res) => {
  const { title, body } = req.body;
  const target = path.resolve(NOTES_DIR, `${title}.md`);

  // notes have to stay inside the notes folder
  if (!target.startsWith(NOTES_DIR + path.sep)) {
    return res.status(400).json({ error: 'invalid title' });
  }

  await fs.mkdir(NOTES_DIR, { recursive: true });
  await fs.writeFile(target, String(body));
  res.status(201).json({ saved: path.basename(target) });
};
