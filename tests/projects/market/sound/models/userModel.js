const { Schema, model } = require('mongoose');
const { ROLES } = require('../utils/constants');

const oneTime = { hash: { type: String, select: false }, expiresAt: { type: Date, select: false } };

const userSchema = new Schema({
  name: { type: String, required: true, trim: true, maxlength: 80 },
  email: { type: String, required: true, unique: true, lowercase: true, trim: true },
  role: { type: String, enum: Object.values(ROLES), default: ROLES.BUYER },
  active: { type: Boolean, default: true },
  emailVerifiedAt: Date,
  passwordHash: { type: String, required: true, select: false },
  passwordChangedAt: Date,
  reset: oneTime,
  verification: oneTime,
  mfa: {
    enabled: { type: Boolean, default: false },
    sealedSecret: { type: String, select: false },
    lastStep: { type: Number, default: 0, select: false },
  },
  seller: {
    status: { type: String, enum: ['none', 'applied', 'approved'], default: 'none' },
    shopName: { type: String, maxlength: 80 },
    sealedIban: { type: String, select: false },
    ibanEnding: String,
    storefront: {
      headline: { type: String, maxlength: 120 },
      accent: { type: String, match: /^#[0-9a-f]{6}$/ },
      vacation: { type: Boolean, default: false },
    },
  },
}, { timestamps: true });

userSchema.methods.toProfile = function toProfile() {
  return {
    id: this.id,
    name: this.name,
    email: this.email,
    role: this.role,
    mfaEnabled: this.mfa.enabled,
    shopName: this.seller?.shopName,
    sellerStatus: this.seller?.status,
    ibanEnding: this.seller?.ibanEnding,
    storefront: this.seller?.storefront,
  };
};

module.exports = model('User', userSchema);
