const SECRET_KEYS = ['passwordHash', 'totpSecret', 'recoveryCodes', 'resetToken', '__v'];

exports.sanitizeUser = (user) => {
  const copy = { ...user };
  for (const key of SECRET_KEYS) delete copy[key];
  return copy;
};
