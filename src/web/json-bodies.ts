// What a program sends: as the server reads JSON, and refused where a key is given twice. The last would be recorded, and what was said first lost unseen.
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

export function readJsonBodies(http: FastifyInstance): void {
  const read = http.getDefaultJsonParser('error', 'error')
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    void read(request, text, (error, value) => {
      const twice = error === null ? twiceNamed(text) : []
      done(twice.length > 0 ? new KeysTwice(twice) : error, value)
    })
  })
}
