const bcrypt = require('bcrypt');
const mongoose = require('mongoose');

const accountSchema = new mongoose.Schema({
  email: { type: String, required: true, unique: true, lowercase: true, maxlength: 254 },
  password: { type: String, required: true, select: false },
  active: { type: Boolean, default: true },
}, { timestamps: true });

const ROUNDS = process.env.NODE_ENV === 'test' ? 4 : 12;

accountSchema.pre('save', async function () {
  if (!this.isModified('password')) return;
  if (Buffer.byteLength(this.password) > 72) throw new mongoose.Error('password too long');
  this.password = await bcrypt.hash(this.password, ROUNDS);
});

accountSchema.methods.passwordMatches = function (candidate) {
  return bcrypt.compare(candidate, this.password);
};

module.exports = mongoose.model('Account', accountSchema);
