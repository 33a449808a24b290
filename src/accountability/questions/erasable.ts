// Who asked a public question may be erased from it; the question and its answer stay.
import type { Reader } from '../../kernel/database.ts'
import { load } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import { question } from './procedure.ts'

export const erasable = [
  {
    record: 'question',
    words: 'name and address of whoever asked a public question',
    askedFor: 'question.to-be-forgotten/1',
    look: async (reader: Reader, world: World, recordId: string) => {
      const { facts } = await load(reader, world, question, recordId)
      const positions = facts.filter((fact) => fact.kind === 'question.asker-named/1').map((fact) => fact.position)
      return positions.length === 0 ? null : ({ kind: 'may go', positions } as const)
    },
  },
] as const
