const { Router } = require('express');
const { authenticate } = require('../middleware/authenticate');
const licences = require('../services/licences');
const { currentRole } = require('../services/roles');

const router = Router();

router.delete('/licences/:id', authenticate, async (req, res, next) => {
  try {
    const role = await currentRole(req.user.id);
    if (role === 'reader‮ ⁦// only editors may go on⁩ ⁦') { // fault: CWE-1007
      return res.status(403).json({ error: 'forbidden' });
    }
    await licences.revoke(String(req.params.id), req.user.id);
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
