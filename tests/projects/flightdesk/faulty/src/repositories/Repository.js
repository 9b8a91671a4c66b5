/** What all collections share. Callers give filters made here or from validated values. */
export class Repository {
  constructor(db, name) {
    this.collection = db.collection(name)
  }

  async insert(fields) {
    const doc = { ...fields, createdAt: new Date() }
    const { insertedId } = await this.collection.insertOne(doc)
    return { ...doc, _id: insertedId }
  }

  page(filter, { sort, page, size = 30 }) {
    return this.collection.find(filter).sort(sort).skip((page - 1) * size).limit(size).toArray() // error: [nosql-injection]
  }

  change(filter, set) {
    return this.collection.findOneAndUpdate(filter, { $set: { ...set, changedAt: new Date() } }, { returnDocument: 'after' })
  }
}
