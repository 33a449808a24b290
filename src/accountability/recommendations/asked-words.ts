// What was asked, in its own words, above each form that answers it: nobody answers what they do not see.
import { dateWords, dayOf } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { recommendation } from './procedure.ts'
import { ruleWords } from './time-scales.ts'

export async function askedWords(world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, recommendation, recordId),
  )
  const { received, answerBy, timeScale, baseOn } = state
  if (received === null) return { about: [] }
  const { words, paragraph, inspection } = received
  return {
    about: [
      words === null
        ? 'The recommendation’s own words have not been entered from the report yet.'
        : `“${words}” ${inspection}${paragraph === null ? '' : `, paragraph ${paragraph}`}.`,
      ...(answerBy === null
        ? []
        : [`To be answered in writing by ${dateWords(dayOf(answerBy))}: ${ruleWords(timeScale, baseOn)}.`]),
    ],
  }
}
