// What others wrote of a record that is to go is asked for with it, and decided with it: an erasure of its own, in the same transaction.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { newId } from '../../kernel/identity.ts'
import { appendTo } from '../../registers/records.ts'
import type { Cause, Reaction } from '../../registers/world.ts'
import type { Erasable } from './erasable.ts'
import { AskedFor } from './facts.ts'
import { erasure, stageOf } from './procedure.ts'
import { askedWith } from './queries.ts'

const Asked = Compile(AskedFor)
const Decided = Compile(Type.Object({ because: Type.Optional(Type.String()) }))

export const goesWith = (erasables: readonly Erasable[]): Reaction => ({
  kinds: ['erasure.asked/1', 'erasure.approved/1', 'erasure.refused/1'],
  react: async (cause) => {
    await (cause.kind === 'erasure.asked/1' ? ask(erasables, cause) : decide(cause))
  },
})

async function ask(erasables: readonly Erasable[], { writing, world, recordId, body }: Cause): Promise<void> {
  const asked = Asked.Parse(body)
  const one = erasables.find(({ record }) => record === asked.ofKind)
  if (asked.with !== undefined || one?.oneEntry === true) return
  for (const { record, saysOf } of erasables) {
    for (const found of (await saysOf?.(writing.writer, world, asked.ofRecord)) ?? []) {
      const beside = {
        ...asked,
        ofRecord: found.recordId,
        ofKind: record,
        positions: [...found.positions],
        with: recordId,
      }
      await appendTo(writing, erasure, newId(world.now), () => [
        { kind: 'erasure.asked/1', happenedAt: world.now, body: beside },
      ])
    }
  }
}

async function decide({ writing, world, recordId, kind, body }: Cause): Promise<void> {
  const decided = Decided.Parse(body)
  for (const { record_id } of await askedWith.all(writing.writer, { force: world.who.forceId, order: recordId }))
    await appendTo(writing, erasure, record_id, ({ state }) =>
      stageOf(state) === 'asked' ? [{ kind, happenedAt: world.now, body: decided }] : [],
    )
}
