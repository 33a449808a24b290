// What stands above the form with which comments are published: the last lawful day, and the gap that they would show in public.
import { dateWords, dayOf } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { section55 } from './procedure.ts'
import { recommendationsNow } from './register.ts'
import { addedSince, gapOf, withAdded } from './state.ts'

export async function beforePublishing(world: World, recordId: string) {
  return await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, section55, recordId)
    if (state.opened === null || state.published !== null) return { about: [] }
    const asked = await recommendationsNow(reader, world, state.opened)
    const gap = gapOf(withAdded(state, addedSince(state, asked)))
    return {
      about: [
        gap.length === 0
          ? 'Every recommendation has an action or a reason.'
          : `Gap: there is neither an action nor a reason for ${gap.join(', ')}. The comments will say so in public, and an answer stays owed.`,
        `The last lawful day is ${dateWords(lastDayOfSection55(dayOf(state.opened.publishedOn)))}. What is published cannot be changed: anything more is an addendum.`,
      ],
    }
  })
}
