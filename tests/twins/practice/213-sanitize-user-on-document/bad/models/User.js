const { Schema, model } = require('mongoose');

const userSchema = new Schema(
  {
    email: { type: String, required: true, unique: true },
    name: { type: String, maxlength: 80 },
    passwordHash: { type: String, required: true },
    totpSecret: String,
    recoveryCodes: [String],
    resetToken: String,
  },
  { timestamps: true },
);

module.exports = model('User', userSchema);
