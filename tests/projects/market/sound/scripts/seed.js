/* Fills a development database: npm run seed */
const { execSync } = require('node:child_process');
const crypto = require('node:crypto');
const mongoose = require('mongoose');
const config = require('../config');
const { User, Product } = require('../models');
const passwords = require('../services/passwordService');
const { CATEGORIES } = require('../utils/constants');

const any = (list) => list[Math.floor(Math.random() * list.length)];

async function seed() {
  if (config.env !== 'development') throw new Error('Only for development');
  const revision = execSync('git rev-parse --short HEAD', { encoding: 'utf8' }).trim();
  await mongoose.connect(config.mongoUrl, { tls: true });
  await Promise.all([User.deleteMany({}), Product.deleteMany({})]);

  const password = crypto.randomBytes(18).toString('base64url');
  const seller = await User.create({
    name: 'Sample Seller',
    email: 'seller@market.example',
    role: 'seller',
    emailVerifiedAt: new Date(),
    passwordHash: await passwords.hash(password),
    seller: { status: 'approved', shopName: 'Sample Shop' },
  });
  await Product.insertMany(Array.from({ length: 40 }, (_, n) => ({
    seller: seller._id,
    title: `Sample ${n + 1}`,
    slug: `sample-${n + 1}`,
    category: any(CATEGORIES),
    price: 100 + Math.floor(Math.random() * 9900),
    stock: Math.floor(Math.random() * 50),
    weightGrams: 500,
    published: true,
  })));
  process.stderr.write(`Seeded at ${revision}; sign in with "forgot password"\n`);
  await mongoose.disconnect();
}

seed().catch((err) => {
  process.stderr.write(`${err.message}\n`);
  process.exitCode = 1;
});
