// What stands above the form with which the rows of a file are recorded: nobody confirms what they do not see.

import { isId } from '../../../kernel/identity.ts'
import { thousands } from '../../../kernel/words.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { registerFile } from './register-file.ts'
import { rowsInWords } from './rows-in-words.ts'

export async function rowsToRead(world: World, recordId: string) {
  if (!isId(recordId)) return { about: [], stands: [] }
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, registerFile, recordId),
  )
  const rows = state.file === null ? [] : rowsInWords(state.file.text, world.policyAt(state.file.at))
  const ending = rows.filter((one) => one.marked !== null).length
  return {
    about: [
      `${thousands(rows.length)} rows${ending === 0 ? '' : `, ${ending} of them based on a document of the inspectorate`}. Once recorded, they are in the register.`,
    ],
    stands: rows.map(({ row, item, marked, lines }) => ({
      name: `Row ${row}: ${item}${marked === null ? '' : `, ${marked}`}`,
      lines,
    })),
  }
}
