const { Router } = require('express');
const { tag } = require('../views/html');

const router = Router();

function confirmation({ name, city }) {
  return tag('section', { class: 'thanks' },
    tag('h2', {}, 'Thank you, ', name),
    tag('p', { title: city }, 'Greetings to ', city));
}

router.post('/guestbook', async (req, res, next) => {
  const entry = { name: String(req.body.name), city: String(req.body.city), text: String(req.body.text) };
  try {
    await req.app.locals.guestbook.add(entry);
    res.status(201).send(String(confirmation(entry)));
  } catch (e) {
    next(e);
  }
});

module.exports = router;
