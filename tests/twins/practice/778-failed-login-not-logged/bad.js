const { Router } = require('express');
const { loginLimiter } = require('../middleware/limits');
const { parseLogin } = require('../schemas/login');
const { checkCredentials } = require('../services/credentials');
const { issueTokens } = require('../services/tokens');
const logger = require('../lib/logger').child({ area: 'auth' });

const router = Router();

router.post('/login', loginLimiter, async (req, res, next) => {
  const form = parseLogin(req.body);
  if (!form) return res.status(400).json({ error: 'Malformed login' });

  try {
    const result = await checkCredentials(form.email, form.password);
    if (!result.ok) {
      return res.status(401).json({ error: 'E-mail or password is wrong' }); // fault: CWE-778
    }

    logger.info({ event: 'authn_login_success', userId: result.userId, ip: req.ip });
    return res.json(await issueTokens(result.userId));
  } catch (err) {
    logger.error({ err }, 'login broke');
    return next(err);
  }
});

module.exports = router;
