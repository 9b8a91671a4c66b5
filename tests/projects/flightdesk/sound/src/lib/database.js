import { MongoClient } from 'mongodb'

export async function connect({ mongo }) {
  const client = new MongoClient(mongo.url, {
    tls: true,
    ignoreUndefined: false,
    serverSelectionTimeoutMS: 5000,
    maxPoolSize: 30,
  })
  await client.connect()
  return { client, db: client.db(mongo.database) }
}

export const INDEXES = {
  staff: [
    [{ number: 1 }, { unique: true }],
    [{ 'invite.digest': 1 }, { sparse: true }],
  ],
  flights: [[{ station: 1, departsAt: 1 }], [{ code: 1, departsAt: 1 }, { unique: true }]],
  incidents: [[{ station: 1, createdAt: -1 }]],
  partners: [[{ keyDigest: 1 }, { unique: true }]],
  rateHits: [[{ resetAt: 1 }, { expireAfterSeconds: 0 }]],
}
