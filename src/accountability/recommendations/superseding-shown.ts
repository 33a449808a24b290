// A recommendation and the one that would take its place, beside the form: whoever agrees sees who asked what, and what becomes easier.
import { dateWords, dayOf, localDate } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { loosened } from './loosening.ts'
import { recommendation } from './procedure.ts'
import { recommendationById } from './queries.ts'

export async function bothShown(world: World, recordId: string) {
  const force = world.who.forceId
  return await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, recommendation, recordId)
    const { supersedingAsked: asked } = state
    if (asked === null) return { about: ['Nobody has asked to replace it.'] }
    const [old, next] = await Promise.all([
      recommendationById.one(reader, { force, record: recordId }),
      recommendationById.one(reader, { force, record: asked.by }),
    ])
    if (old === null || next === null) return { about: ['There is no such recommendation.'] }
    const easier = old.test === null || next.test === null ? [] : loosened(old.test, next.test, localDate(world.now))
    return {
      about: [
        `${inWords(old)} It would be superseded by: ${inWords(next)}`,
        `Why: “${asked.because}”`,
        ...(old.source === next.source ? [] : [`Different bodies made them: ${old.source}, and ${next.source}.`]),
        ...(easier.length === 0
          ? []
          : [
              `The closure test of ${next.reference} asks for less: ${easier.join(' ')} Its sustained period would start again this month.`,
            ]),
        'Nothing more would be owed on the superseded recommendation. It stays on the public site with its status and this reason, and each names the other.',
      ],
    }
  })
}

type Row = NonNullable<Awaited<ReturnType<typeof recommendationById.one>>>
const inWords = ({ reference, theme, source, due_on, standing }: Row): string =>
  `${reference}, ${theme} (${source}), ${due_on === null ? 'without a date' : `to be met by ${dateWords(dayOf(due_on))}`}, status ${standing ?? 'not computed'}.`
