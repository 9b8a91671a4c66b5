const { Schema, model } = require('mongoose');

const reviewSchema = new Schema({
  product: { type: Schema.Types.ObjectId, ref: 'Product', required: true },
  author: { type: Schema.Types.ObjectId, ref: 'User', required: true },
  authorName: String,
  rating: { type: Number, required: true, min: 1, max: 5 },
  text: { type: String, maxlength: 2000 },
}, { timestamps: true });

reviewSchema.index({ product: 1, author: 1 }, { unique: true });

reviewSchema.methods.toPublic = function toPublic() {
  return { id: this.id, author: this.authorName, rating: this.rating, text: this.text, createdAt: this.createdAt };
};

module.exports = model('Review', reviewSchema);
