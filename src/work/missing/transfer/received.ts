// What every message of another force is read and told with.
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { queue } from '../../../registers/outbox.ts'
import type { Writing } from '../../../registers/world.ts'

export function parse<Schema extends TSchema>(schema: Schema, body: unknown): Static<Schema> {
  return Compile(schema).Parse(body)
}

export function tell({ writer, world }: Writing, recordId: string, interrupts: boolean, words: string): void {
  const to = 'force incident manager'
  writer.send(
    queue({ forceId: world.who.forceId, recordId, to, channel: 'screen', interrupts, words, duty: null }, world.now),
  )
}
