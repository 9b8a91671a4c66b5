'use strict';

const { MongoClient } = require('mongodb');

const client = new MongoClient(process.env.MONGO_URL, { tls: true });
let db;

exports.connect = async () => {
  await client.connect();
  db = client.db('accounts');
};

exports.users = () => {
  if (!db) throw new Error('not connected');
  return db.collection('users');
};
