// Beside the review: the one before it, and the longest time until the next; the form holds the present grade and that time already.
import { dateAndTime, durationWords, minutesBetween } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { foldedOf } from '../choices.ts'
import { latestNextReview } from '../commands/review.ts'
import { levelWords } from '../grade/levels.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'
import type { EpisodeState } from '../state.ts'

/** A reviewer who changes nothing has the grade as it stands, and the next look as late as it may be. */
export async function reviewDefaults(world: World, recordId: string): Promise<Values> {
  const { state } = await foldedOf(world, recordId)
  return { level: state.level, nextReviewAt: latestNextReview(state, world.policyAt(world.now), world.now) }
}

export async function aroundReview(world: World, recordId: string): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state, facts } = await load(writer, world, missing, recordId)
    const last = facts.findLast((fact) => fact.kind === 'missing.reviewed/1')
    const names = last === undefined ? [] : await namesOfStaff.all(writer, { ids: [last.recordedBy] })
    writer.send(consulted(forceId, staffId, world.now, 'the review before', [recordId], null))
    const about = [longest(state, world)]
    if (last === undefined) return { about, stands: [{ name: 'Last review', lines: ['None yet'] }] }
    const { level, summary, actionsSet, nextReviewAt } = last.body
    return {
      about,
      stands: [
        {
          name: 'Last review',
          lines: [`${levelWords[level]}, by ${names[0]?.name ?? 'somebody'} ${dateAndTime(last.happenedAt)}`, summary],
        },
        ...(actionsSet.length === 0 ? [] : [{ name: 'It set', lines: actionsSet }]),
        { name: 'This review was due', lines: [dateAndTime(nextReviewAt)] },
      ],
    }
  })
}

/** Said before it is asked: a reviewer should not learn the limit from a refusal. */
function longest(state: EpisodeState, { policyAt, now }: World): string {
  const policy = policyAt(now)
  const within = (of: EpisodeState) => durationWords(minutesBetween(now, latestNextReview(of, policy, now)))
  const [here, high] = [within(state), within({ ...state, level: 'HIGH' })]
  const where = state.level === null ? 'The' : `At ${levelWords[state.level].toUpperCase()} the`
  return `${where} next review is at most ${here} from now${here === high ? '' : `; at HIGH at most ${high}`}.`
}
