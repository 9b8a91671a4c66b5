// mongosh --tls admin ops/mongo-roles.js, run once by an operator.
const flightdesk = db.getSiblingDB('flightdesk');

flightdesk.createUser({
  user: 'flightdesk-app',
  pwd: passwordPrompt(),
  roles: [{ role: 'readWrite', db: 'flightdesk' }],
});
flightdesk.createUser({
  user: 'flightdesk-reports',
  pwd: passwordPrompt(),
  roles: [{ role: 'read', db: 'flightdesk' }],
});
