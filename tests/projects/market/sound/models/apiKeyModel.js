const { Schema, model } = require('mongoose');

const apiKeySchema = new Schema({
  seller: { type: Schema.Types.ObjectId, ref: 'User', required: true, index: true },
  label: { type: String, maxlength: 60 },
  keyHash: { type: String, required: true, unique: true },
  plan: { type: String, enum: ['basic', 'plus'], default: 'basic' },
  lastUsedAt: Date,
  revokedAt: { type: Date, default: null },
}, { timestamps: true });

module.exports = model('ApiKey', apiKeySchema);
