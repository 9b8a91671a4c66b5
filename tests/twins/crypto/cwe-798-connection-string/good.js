const mongoose = require('mongoose');

const inTests = process.env.NODE_ENV === 'test';

// e.g. mongodb+srv://<user>:<password>@cluster0.k2x9p.mongodb.net/clinic?retryWrites=true
const uri = inTests
  ? 'mongodb://localhost:27017/clinic-test'
  : `mongodb+srv://${encodeURIComponent(env('MONGO_USER'))}:${encodeURIComponent(env('MONGO_PASSWORD'))}@cluster0.k2x9p.mongodb.net/clinic?retryWrites=true`;

function env(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

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
