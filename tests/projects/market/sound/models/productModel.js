const { Schema, model } = require('mongoose');
const { CATEGORIES } = require('../utils/constants');

const productSchema = new Schema({
  seller: { type: Schema.Types.ObjectId, ref: 'User', required: true, index: true },
  title: { type: String, required: true, trim: true, maxlength: 120 },
  slug: { type: String, required: true },
  description: { type: String, maxlength: 4000 },
  category: { type: String, enum: CATEGORIES, required: true },
  price: { type: Number, required: true, min: 1 },
  stock: { type: Number, required: true, min: 0 },
  weightGrams: { type: Number, required: true, min: 1 },
  images: [{ _id: false, name: String, width: Number, height: Number }],
  published: { type: Boolean, default: false },
  featured: { type: Boolean, default: false },
  ratingAverage: { type: Number, default: 0 },
  ratingCount: { type: Number, default: 0 },
  archivedAt: { type: Date, default: null },
}, { timestamps: true });

productSchema.index({ published: 1, category: 1, price: 1 });

productSchema.methods.toPublic = function toPublic() {
  const { id, title, slug, description, category, price, stock, featured, ratingAverage, ratingCount } = this;
  return {
    id, title, slug, description, category, price, featured, ratingAverage, ratingCount,
    inStock: stock > 0,
    images: this.images.map(({ name, width, height }) => ({ url: `/api/v1/images/${name}`, width, height })),
  };
};

module.exports = model('Product', productSchema);
