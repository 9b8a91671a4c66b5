// Creates the indexes; run by an operator's account, not by the app's.
import { execFileSync } from 'node:child_process'
import { loadConfig } from '../src/config.js'
import { INDEXES, connect } from '../src/lib/database.js'

const version = execFileSync('git', ['describe', '--always'], { encoding: 'utf8' }).trim()
const { client, db } = await connect(loadConfig())

try {
  for (const [name, indexes] of Object.entries(INDEXES)) {
    for (const [keys, options] of indexes) await db.collection(name).createIndex(keys, options)
    process.stdout.write(`${name}: ${indexes.length} indexes\n`)
  }
  await db.collection('signInFailures').createIndex({ forgetAt: 1 }, { expireAfterSeconds: 0 })
  process.stdout.write(`done at ${version}\n`)
} finally {
  await client.close()
}
