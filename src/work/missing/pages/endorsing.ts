// Beside the endorsement: the grade that is endorsed, why it was given, the minimum and every rule that fired, and what is not known.
import { dateAndTime } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import type { MissingFact } from '../facts.ts'
import { levelWords } from '../grade/levels.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'
import type { EpisodeState } from '../state.ts'
import { harmedHere } from './episode/child-shown.ts'
import { dangerOf } from './episode/danger.ts'

/** Nobody can say that a grade is right without having seen it. */
export async function aroundEndorsement(world: World, recordId: string): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state, facts } = await load(writer, world, missing, recordId)
    const given = lastGiven(facts)
    if (given === null) return {}
    const names = await namesOfStaff.all(writer, { ids: [given.by] })
    writer.send(consulted(forceId, staffId, world.now, 'the grade to endorse', [recordId], null))
    return around(state, given, names[0]?.name ?? 'somebody', world)
  })
}

/** A review repeats the grade; an endorsement repeats it too: what counts is who gave it, and why. */
function lastGiven(facts: readonly MissingFact[]) {
  for (const fact of facts.toReversed()) {
    switch (fact.kind) {
      case 'missing.graded/1':
        return { how: 'graded', by: fact.recordedBy, at: fact.happenedAt, ...fact.body }
      case 'missing.raised/1':
        return { how: 'raised', by: fact.recordedBy, at: fact.happenedAt, ...fact.body }
      case 'missing.lowered/1':
        return { how: 'lowered', by: fact.recordedBy, at: fact.happenedAt, ...fact.body }
    }
  }
  return null
}

function around(
  state: EpisodeState,
  given: NonNullable<ReturnType<typeof lastGiven>>,
  by: string,
  { policyAt, now }: World,
): Values {
  const { floor, rules, notKnown, belowMinimum } = dangerOf(state, policyAt, now)
  const history = state.report?.history
  const before = history?.earlier.length ?? 0
  const here = harmedHere(state)
  return {
    about: belowMinimum
      ? ['The grade is below the minimum for what is known now: raise it instead of endorsing it.']
      : [],
    stands: [
      {
        name: 'Grade to endorse',
        lines: [`${levelWords[state.level ?? given.level]}, ${given.how} by ${by} ${dateAndTime(given.at)}`],
      },
      { name: 'Why', lines: [given.because] },
      { name: 'The caller said', lines: [state.report?.why ?? ''] },
      ...(history === undefined || before === 0
        ? []
        : [
            {
              name: 'Earlier episodes',
              lines: [
                `${before} known, ${history.reportsIn90Days} reports in 90 days with this one; harm before: ${history.harmedBefore}. They are on the episode’s page.`,
                state.grading?.earlierConsidered ?? 'Whoever graded it did not mention them.',
              ],
            },
          ]),
      ...(here === null ? [] : [{ name: 'Earlier in this record', lines: [here] }]),
      { name: 'Minimum for what is known now', lines: [floor === null ? 'none' : levelWords[floor]] },
      {
        name: 'Rules that fired',
        lines: rules.map((rule) => `${levelWords[rule.level]}: ${rule.because} (${rule.id})`),
      },
      {
        name: 'Not known',
        lines: notKnown.length === 0 ? ['Nothing: every question is answered'] : notKnown.map((one) => one.words),
      },
    ],
  }
}
