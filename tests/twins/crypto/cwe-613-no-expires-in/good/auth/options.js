const shared = Object.freeze({
  issuer: 'https://api.trailmap.ch',
  audience: 'trailmap-mobile',
});

exports.signOptions = { ...shared, algorithm: 'HS256' };
exports.verifyOptions = { ...shared, algorithms: ['HS256'] };
exports.lifetimes = { access: 15 * 60, emailConfirmation: 24 * 60 * 60 };
