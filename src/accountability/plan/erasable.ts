// One file of evidence attached to an action may be erased: it named a child, or was never to be attached. The action stays.
import type { Reader } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { load } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import { action } from './action/procedure.ts'

type Going = { readonly force: string; readonly record: string; readonly positions: readonly number[] }

export const erasable = [
  {
    record: 'action file',
    words: 'one file attached to an action of the plan',
    oneEntry: true,
    beside: ({ force, record, positions }: Going) => sql`
      delete from action_file
      where force_id = ${force}
        and record_id = ${record}
        and position = any (${[...positions]}::integer[])`,
    look: async (reader: Reader, world: World, recordId: string, entry: number | null) => {
      const { facts } = await load(reader, world, action, recordId)
      const attached = facts.find((fact) => fact.kind === 'action.file-attached/1' && fact.position === entry)
      if (attached === undefined) return null
      // Why it was withdrawn goes along: whoever withdrew it may have said whom it names.
      const withdrawn = facts.flatMap((fact) =>
        fact.kind === 'action.file-withdrawn/1' && fact.body.filePosition === entry ? [fact.position] : [],
      )
      return { kind: 'may go', positions: [attached.position, ...withdrawn] } as const
    },
  },
] as const
