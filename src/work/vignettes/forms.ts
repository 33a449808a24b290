// What the form of an answer shows and holds at first.
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind, type Values } from '../../web/slice.ts'
import { first, type Typed } from '../../web/typed.ts'
import { cases } from './cases.ts'
import { answer, standsAgainst } from './commands.ts'
import { vignette } from './procedure.ts'

export const vignetteCommands: readonly BoundCommand[] = [
  bind(vignette, answer, {
    says: 'Graded',
    after: () => '/vignettes',
    initial: async (_, __, query) => await Promise.resolve({ vignette: query['vignette'] }),
    load: aroundCase,
  }),
]

/** The case, under its title; graded before, or none of ours, that in place of the form. */
async function aroundCase(world: World, recordId: string, typed: Typed): Promise<Values> {
  const { state } = await world.db.read(contextOf(world), (reader) => load(reader, world, vignette, recordId))
  const id = first(typed, 'vignette')
  const shown = cases.find((one) => one.id === id)
  const instead = standsAgainst(state, id)
  return {
    about: shown === undefined ? [] : [`${shown.title}.`, ...shown.text],
    ...(instead.length > 0 ? { instead } : {}),
  }
}
