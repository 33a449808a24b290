// Somebody asks that what is kept of them goes: an erasure is asked for in the same transaction, and a records manager decides.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { newId } from '../../kernel/identity.ts'
import { localDate } from '../../kernel/time.ts'
import { appendTo } from '../../registers/records.ts'
import type { Reaction } from '../../registers/world.ts'
import type { Erasable } from './erasable.ts'
import { erasure } from './procedure.ts'

const Asked = Compile(Type.Object({ positions: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 }) }))

export const askedFor = ({ record }: Erasable, kind: string): Reaction => ({
  kinds: [kind],
  react: async ({ writing, world, recordId, body }) => {
    const { positions } = Asked.Parse(body)
    const asked = {
      ofRecord: recordId,
      ofKind: record,
      positions,
      authority: 'the person asked and has the right',
      document: 'asked by whoever holds the ticket, on the public site',
      requestedOn: localDate(world.now),
    }
    await appendTo(writing, erasure, newId(world.now), () => [
      { kind: 'erasure.asked/1', happenedAt: world.now, body: asked },
    ])
  },
})
