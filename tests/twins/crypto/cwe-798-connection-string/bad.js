const mongoose = require('mongoose');

const inTests = process.env.NODE_ENV === 'test';

const uri = inTests
  ? 'mongodb://localhost:27017/clinic-test'
  : 'mongodb+srv://clinic_app:r7Gmwq0HnLs4@cluster0.k2x9p.mongodb.net/clinic?retryWrites=true'; // fault: CWE-798

mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', true);

async function connect() {
  await mongoose.connect(uri, { maxPoolSize: 20, serverSelectionTimeoutMS: 4000 });
  mongoose.connection.on('disconnected', () => console.warn('mongo: disconnected'));
}

async function close() {
  await mongoose.connection.close();
}

module.exports = { connect, close };
