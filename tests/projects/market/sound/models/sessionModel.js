const { Schema, model } = require('mongoose');

// One signed-in device. The refresh token rotates within it; the access token names it in `sid`.
const sessionSchema = new Schema({
  user: { type: Schema.Types.ObjectId, ref: 'User', required: true, index: true },
  currentHash: { type: String, required: true, index: true },
  spentHashes: { type: [String], index: true },
  mfaAt: Date,
  ip: String,
  userAgent: String,
  idleUntil: { type: Date, required: true },
  expiresAt: { type: Date, required: true, expires: 0 },
  revokedAt: { type: Date, default: null },
}, { timestamps: true });

module.exports = model('Session', sessionSchema);
