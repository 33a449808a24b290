// What was recorded on the command line in somebody's name: and where one user of the operating system did so in the name of two people on one record.
import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'

/** Two names, one hand: a decision that two people take may have been one person's. For the clock's role, of every force. */
export const twoNamesOneHand = statement({
  name: 'command line: records on which it acted in more than one name',
  row: Type.Object({
    force_id: Type.String(),
    record_id: Type.String(),
    names: Type.Integer(),
    via: Type.String(),
    last_at: Type.String(),
  }),
  example: { limit: 10 },
  sql: (p: { limit: number }) => sql`
    select force_id, outcome ->> 'recordId' as record_id, count(distinct who)::integer as names, via, max(at) as last_at
    from command
    where via is not null
    group by force_id, outcome ->> 'recordId', via
    having count(distinct who) > 1
    order by max(at) desc, outcome ->> 'recordId'
    limit ${p.limit}`,
})
