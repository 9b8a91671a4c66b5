const Comment = require('../models/comment');

exports.create = async (req, res, next) => {
  try {
    const { author, text } = req.body;
    await Comment.create({ author: String(author), text: String(text), user: req.user.id });

    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.write('<p>Thank you, ' + author + '!</p>'); // fault: CWE-79
    res.write(`<blockquote>${text}</blockquote>`); // fault: CWE-79
    res.end();
  } catch (err) {
    next(err);
  }
};
