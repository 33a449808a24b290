// A contact that was not opened as missing and has ended, and within a day a search of the same child under another record: the contact is told, so that M28 counts it.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { instant } from '../../../kernel/time.ts'
import { alsoAsVigil, onVigilsBehalf } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'
import { childrenOf } from './follow-repeats.ts'

export const tellTheContact: Reaction = {
  kinds: ['missing.reported/1', 'missing.contact-lost/1', 'person.merged/1', 'person.split/1', 'missing.voided/1'],
  react: async (cause) => {
    const { writing, world } = cause
    for (const person of await searchedFor(cause)) {
      // By Vigil: the contact may be restricted, and whoever takes the call neither sees it nor needs to.
      const contacts = await onVigilsBehalf(
        writing,
        async () => await contactsOfChild.all(writing.writer, { force: world.who.forceId, person }),
      )
      for (const { record_id, search_id, missing_from } of contacts)
        await alsoAsVigil(missing, record_id, ({ state: { repeatedBy } }) => {
          const isMistaken = repeatedBy !== null && isMistake(cause, repeatedBy.recordId, search_id)
          const because = cause.kind === 'missing.voided/1' ? 'the record was void' : 'it is of another child'
          return [
            ...(isMistaken
              ? [
                  {
                    kind: 'missing.repeat-undone/1',
                    happenedAt: world.now,
                    body: { recordId: repeatedBy.recordId, because },
                  } as const,
                ]
              : []),
            ...((repeatedBy === null || isMistaken) && search_id !== null && missing_from !== null
              ? [
                  {
                    kind: 'missing.repeated/1',
                    happenedAt: world.now,
                    body: { recordId: search_id, reportedAt: instant(missing_from) },
                  } as const,
                ]
              : []),
          ]
        }).append(writing)
    }
  },
}

/** By what happened now: a search that was erased since is in no list, and was reported. */
const isMistake = ({ kind, recordId }: Cause, told: string, search: string | null): boolean =>
  (kind === 'missing.voided/1' && recordId === told) || (kind === 'person.split/1' && search === null)

const reportOfKnown = Compile(
  Type.Object({
    path: Type.Literal('missing'),
    child: Type.Object({ personId: Type.String() }),
    history: Type.Object({ onRecord: Type.Object({}) }),
  }),
)

/** Of a child whose record was just made nobody was ever told anything. */
async function searchedFor(cause: Cause): Promise<readonly string[]> {
  if (cause.kind !== 'missing.reported/1') return await childrenOf(cause)
  return reportOfKnown.Check(cause.body) ? [cause.body.child.personId] : []
}

/** Each contact of the child that stayed one, with the first search of the same child that began within a day of it. */
const contactsOfChild = statement({
  name: 'missing: contacts of a child not opened as missing, and the search within a day of each',
  row: Type.Object({ record_id: Type.String(), search_id: Maybe(Type.String()), missing_from: Maybe(Type.String()) }),
  example: { force: 'demonstration', person: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; person: string }) => sql`
    select c.record_id, s.record_id as search_id, s.missing_from
    from (select records_of_person(${p.force}, ${p.person}) as ids) as same
    join episode c on c.force_id = ${p.force} and c.person_id = any (same.ids)
    left join lateral (
      select e.record_id, e.missing_from
      from episode e
      where e.force_id = c.force_id
        and e.person_id = any (same.ids)
        and e.record_id <> c.record_id
        and e.missing_from >= c.reported_at
        and e.missing_from <= c.reported_at + interval '24 hours'
        and e.phase <> 'voided'
      order by e.missing_from, e.record_id
      limit 1
    ) s on true
    where c.path <> 'missing'
      and c.missing_from is null
      and c.phase <> 'voided'
    order by c.record_id
    limit 50`,
})
