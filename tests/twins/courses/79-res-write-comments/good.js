const Comment = require('../models/comment');

exports.create = async (req, res, next) => {
  try {
    const { author, text } = req.body;
    await Comment.create({ author: String(author), text: String(text), user: req.user.id });

    res.setHeader('Content-Type', 'text/plain; charset=utf-8');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.write('Thank you, ' + author + '!\n');
    res.write(`${text}\n`);
    res.end();
  } catch (err) {
    next(err);
  }
};
