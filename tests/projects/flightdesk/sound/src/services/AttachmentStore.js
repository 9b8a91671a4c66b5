import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { HttpProblem } from '../lib/errors.js'

export const ACCEPTED = Object.freeze({ 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' })

export class AttachmentStore {
  constructor(root) {
    this.root = path.resolve(root)
  }

  async save({ buffer }) {
    const detected = await fileTypeFromBuffer(buffer)
    if (!detected || !Object.hasOwn(ACCEPTED, detected.mime)) {
      throw new HttpProblem(415, 'unsupported_type', 'Only JPEG, PNG and PDF are accepted.')
    }
    const id = randomUUID()
    await mkdir(this.root, { recursive: true, mode: 0o750 })
    await writeFile(this.pathOf(id), buffer, { flag: 'wx', mode: 0o640 })
    return { id, type: detected.mime, bytes: buffer.length }
  }

  pathOf(id) {
    return path.join(this.root, `${id}.bin`)
  }
}
