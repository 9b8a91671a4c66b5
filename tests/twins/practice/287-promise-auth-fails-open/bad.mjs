import { createRemoteJWKSet, jwtVerify } from 'jose';

const jwks = createRemoteJWKSet(new URL(process.env.JWKS_URL));

const options = {
  issuer: process.env.OIDC_ISSUER,
  audience: 'ledger',
  algorithms: ['RS256'],
  requiredClaims: ['exp', 'sub'],
};

export const bearer = (req, res, next) => {
  const header = req.headers.authorization ?? '';
  if (!header.startsWith('Bearer ')) return next(); // fault: CWE-287|CWE-306

  return jwtVerify(header.slice('Bearer '.length), jwks, options)
    .then(({ payload }) => {
      res.locals.subject = payload.sub;
      next();
    })
    .catch((err) => {
      req.log.warn({ event: 'authn_token_rejected', code: err.code });
      res.sendStatus(401);
    });
};

export function mountLedger(app, ledger) {
  app.use('/ledger', bearer);
  app.get('/ledger/balance-sheet', (req, res, next) => {
    ledger.balanceSheet().then((sheet) => res.json(sheet), next);
  });
  app.post('/ledger/close-month', (req, res, next) => {
    ledger.closeMonth().then(() => res.sendStatus(202), next);
  });
}
