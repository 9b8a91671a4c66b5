const { Schema, model } = require('mongoose');
const argon2 = require('argon2');

const schema = new Schema({
  email: { type: String, required: true, unique: true, lowercase: true },
  name: String,
  passwordHash: { type: String, select: false },
  roles: { type: [String], default: ['reader'] },
});

const dummy = argon2.hash('no such user');

schema.statics.checkPassword = async (user, password) => {
  const ok = await argon2.verify(user ? user.passwordHash : await dummy, password);
  return ok && Boolean(user);
};

module.exports = model('User', schema);
