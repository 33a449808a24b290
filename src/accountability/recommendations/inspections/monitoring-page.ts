// The stages of the inspectorate's monitoring, force by force, and how many were in engage on a day: today, or another that is asked about.
import Type from 'typebox'
import { done, refusal, refused } from '../../../kernel/outcome.ts'
import { localDate, parseLocalDate } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { isForce, officialForces } from '../../../registers/forces.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { stageOn } from '../../engaged-on.ts'
import { countWords } from '../../engaged-words.ts'
import { publishedWords } from '../../published-day.ts'
import { monitoringAnswer } from './answers.ts'
import { monitoring } from './monitoring.ts'
import { stages } from './queries.ts'

export const monitoringPage = page({
  path: '/monitoring',
  permission: 'see recommendations',
  template: 'accountability/recommendations/inspections/views/monitoring.njk',
  title: 'Monitoring by the inspectorate',
  area: '/recommendations',
  query: Type.Object({ on: Type.Optional({ ...Maybe(LocalDate), title: 'On which day?', input: 'date' }) }),
  answer: monitoringAnswer,
  load: async (world, { query }) => {
    const force = world.who.forceId
    const today = localDate(world.now)
    const on = parseLocalDate(query.on ?? today)
    if (on === null) return refused(refusal('on', 'There is no such day.'))
    if (on > today) return refused(refusal('on', 'This date is in the future. Choose today or an earlier day.'))
    return await world.db.read(contextOf(world), async (reader) => {
      const rows = await stages.all(reader, { force })
      const groups = await Promise.all(
        [...new Set(rows.map((row) => row.record_id))].map(
          async (record) => await load(reader, world, monitoring, record),
        ),
      )
      const causes = new Map(
        groups.flatMap(({ recordId, state }) =>
          state.stages.map((one) => [`${recordId} ${one.position}`, one.causes ?? []] as const),
        ),
      )
      const forces = [...Map.groupBy(rows, (row) => row.of_force)].map(([name, history]) => ({
        force: name,
        recordId: history.at(-1)?.record_id ?? '',
        ...stageOn(history, on),
        history: history
          .map((one) => ({
            ...one,
            causes: [...(causes.get(`${one.record_id} ${one.position}`) ?? [])],
            inWords: inWords(one),
          }))
          .reverse(),
      }))
      const engaged = forces.filter((one) => one.perhaps === null && one.now?.stage === 'engage')
      const notCertain = forces.filter((one) => one.perhaps !== null)
      const count = { on, today, engaged: namesOf(engaged), notCertain: namesOf(notCertain) }
      const own = engaged.some((one) => isForce(force, one.force))
      return done({
        on,
        today,
        words: [...countWords({ ...count, own })],
        of: officialForces.length,
        forces,
        engaged: count.engaged,
        notCertain: count.notCertain,
        own,
        groups: groups.flatMap(({ state }) => state.groups.map((one) => ({ ...one, force: state.force }))),
        owed: groups.flatMap(({ state, duties }) =>
          duties.filter(isOpen).map((duty) => ({
            force: state.force,
            words: monitoring.rules.find(({ name }) => name === duty.name)?.words ?? duty.name,
            dueAt: duty.dueAt,
            late: duty.dueAt < world.now,
            owner: duty.owner,
            basis: duty.basis,
            source: duty.source,
          })),
        ),
        mayWrite: may(world.who, 'keep the register'),
      })
    })
  },
})

const namesOf = (forces: readonly { readonly force: string }[]): string[] => forces.map((one) => one.force)

type Row = {
  readonly announced_on: string | null
  readonly decided_on: string | null
  readonly effective_on: string | null
}

const inWords = ({ announced_on: announced, decided_on: decided, effective_on: effective }: Row) => ({
  announced: dayWords(announced),
  decided: dayWords(decided),
  effective: dayWords(effective),
})

const dayWords = (said: string | null): string => (said === null ? 'not known' : publishedWords(said))
