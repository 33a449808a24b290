// The record of one child: what is recorded, which other records are the same child, every episode, and who may open it.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { hours, plus } from '../../kernel/time.ts'
import { consulted } from '../../registers/consultation.ts'
import { personProcedure } from '../../registers/people.ts'
import { load } from '../../registers/records.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { personAnswer } from './answers.ts'
import { episodesOfChild, isRestricted, sameChild } from './queries.ts'

export const personPage = page({
  path: '/person/:record',
  permission: 'see an episode',
  template: 'work/people/views/person.njk',
  title: (values) => `Record of a child: record ${String(values['recordId']).slice(-6)}`,
  area: '/board',
  answer: personAnswer,
  load: async (world, { params }) => await readPerson(world, params['record'] ?? ''),
})

async function readPerson(world: World, recordId: string): Promise<Outcome<Answered<typeof personAnswer>>> {
  const { forceId: force, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer): Promise<Outcome<Answered<typeof personAnswer>>> => {
    const folded = await load(writer, world, personProcedure, recordId)
    if (folded.facts.length === 0) return { kind: 'not found' }
    const before = plus(world.now, hours(1))
    const [same, episodes, restriction, names] = await Promise.all([
      sameChild.all(writer, { force, person: recordId }),
      episodesOfChild.all(writer, { person: recordId, before }),
      isRestricted.one(writer, { force, person: recordId }),
      namesOfStaff.all(writer, { ids: [...new Set(folded.facts.map((fact) => fact.recordedBy))] }),
    ])
    const open = episodes.filter((one) => !one.closed)
    const shown = [recordId, ...same.map((one) => one.person_id), ...open.map((one) => one.record_id)]
    writer.send(consulted(force, staffId, world.now, 'record of a child', shown, null))
    const nameOf = new Map(names.map((row) => [row.staff_id, row.name]))
    return done({
      recordId,
      ...folded.state.details,
      mergedInto: folded.state.mergedInto,
      same,
      episodes: open,
      hidden: episodes.length - open.length,
      restriction,
      history: folded.facts.map((fact) => ({
        at: fact.recordedAt,
        by: nameOf.get(fact.recordedBy) ?? 'Vigil',
        words: personProcedure.words(fact.kind),
        because: fact.kind === 'person.merged/1' || fact.kind === 'person.split/1' ? (fact.body.because ?? null) : null,
      })),
    })
  })
}
