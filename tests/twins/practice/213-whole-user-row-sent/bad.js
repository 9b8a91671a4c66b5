const router = require('express').Router();
const { authenticate } = require('../middleware/authenticate');
const { Op } = require('sequelize');
const { User } = require('../models'); // columns incl. passwordHash, mfaSecret, resetTokenHash

router.use(authenticate);

const isName = (value) => typeof value === 'string' && value.length >= 2 && value.length <= 40;
const escapeLike = (value) => value.replace(/[\\%_]/g, '\\$&');

router.get('/colleagues', async (req, res, next) => {
  const { name } = req.query;
  if (!isName(name)) return res.status(400).json({ error: 'name needs 2 to 40 characters' });

  try {
    const people = await User.findAll({
      where: { companyId: req.user.companyId, name: { [Op.like]: `${escapeLike(name)}%` } },
      order: [['name', 'ASC']],
      limit: 25,
    });
    return res.json({ count: people.length, people }); // fault: CWE-213|CWE-200
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
