// What a program sends: as the server reads JSON, and refused where a key is given twice, or it is not UTF-8. The last would be recorded, and what was said first lost unseen; or a name without its accents.
import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { twiceNamed } from '../kernel/json-text.ts'

export class KeysTwice extends Error {
  override readonly name = 'KeysTwice'
  readonly statusCode = 400
  readonly keys: readonly string[]

  constructor(keys: readonly string[]) {
    super('a key is given twice')
    this.keys = keys
  }
}

class NotUtf8 extends Error {
  override readonly name = 'NotUtf8'
  readonly statusCode = 400
}

export function readJsonBodies(http: FastifyInstance): void {
  const read = http.getDefaultJsonParser('error', 'error')
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = Buffer.from(body)
    if (!isUtf8(bytes)) return done(new NotUtf8('what was sent is not UTF-8'))
    const text = bytes.toString('utf8')
    void read(request, text, (error, value) => {
      const twice = error === null ? twiceNamed(text) : []
      done(twice.length > 0 ? new KeysTwice(twice) : error, value)
    })
  })
}
