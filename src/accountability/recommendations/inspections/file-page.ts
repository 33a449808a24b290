// A file for the register as it was looked at, before anything of it is recorded.
import { done } from '../../../kernel/outcome.ts'
import { load } from '../../../registers/records.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { registerFileAnswer } from './answers.ts'
import { registerFile } from './register-file.ts'
import { rowsInWords } from './rows-in-words.ts'

export const filePage = page({
  path: '/register-file/:record',
  permission: 'keep the register',
  template: 'accountability/recommendations/inspections/views/file.njk',
  title: 'A file for the register',
  area: '/recommendations',
  answer: registerFileAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    return await world.db.read(contextOf(world), async (reader) => {
      const { state } = await load(reader, world, registerFile, record)
      if (state.file === null) return { kind: 'not found' }
      const { rows, errors, textHash, at } = state.file
      const { text, by } = state.file
      const said = rowsInWords(text, world.policyAt(at))
      const mine = isSameHuman(world.who, by) && said.some((one) => one.marked !== null)
      const underEmbargo = state.file.underEmbargo === true
      return done({ record, rows, errors, textHash, at, recorded: state.recorded, said, mine, underEmbargo })
    })
  },
})
