const { unlink } = require('fs');
const { requireUser } = require('../middleware/auth');

module.exports = (app) => {
  app.delete('/avatars', requireUser, (req, res, next) => {
    const filename = `${Number(req.user.id)}.png`;
    const location = ['public', 'avatars', filename].join('/');

    unlink(location, (err) => {
      if (err && err.code !== 'ENOENT') return next(err);
      res.sendStatus(204);
    });
  });
};
