// mongosh --tls admin ops/mongo-roles.js, run once by an operator.
const market = db.getSiblingDB('market');

market.createUser({
  user: 'market-app',
  pwd: passwordPrompt(),
  roles: [{ role: 'readWrite', db: 'market' }],
});
market.createUser({
  user: 'market-reports',
  pwd: passwordPrompt(),
  roles: [{ role: 'read', db: 'market' }],
});
