// Adults missing now, from the system that is their record: shown read-only beside the children, so that the room keeps one board.
// Who they are stands in a table that each list replaces, never in a fact: nothing here decides about them, and nothing of them is kept.
import { createHash } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { deciding, when } from '../../../registers/deciding.ts'
import { type BodiesOf, readerOf } from '../../../registers/fact-kinds.ts'
import { type Also, type Command, none } from '../../../registers/records.ts'
import { Line, Maybe } from '../../../registers/schemas.ts'
import { line, text, until } from '../../../web/fields.ts'
import { type Adult, readAdults } from './read.ts'

const kinds = {
  'adult-list.received/1': Type.Object({
    system: Line(60),
    asAt: Type.String(),
    adults: Type.Integer({ minimum: 0 }),
    textHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
} as const
type AdultListFact = FactsOf<BodiesOf<typeof kinds>>
type AdultListState = { readonly received: number }
const { unless } = deciding<NewFactsOf<BodiesOf<typeof kinds>>>()

export const adultList: Procedure<AdultListState, AdultListFact> = {
  record: 'adult-list',
  begin: { received: 0 },
  evolve: ({ received }) => ({ received: received + 1 }),
  read: readerOf(kinds),
  project: () => [],
  tables: [],
  ...owesNothing,
  words: () => 'received a list of adults',
}

const List = Type.Object({
  system: line('Which system is their record?', 'Enter the system', { most: 60 }),
  asAt: until('As at', 'Enter when the list was made'),
  text: text('The list', 'Paste the list', {
    most: 100_000,
    description:
      'Comma-separated, the first row naming the columns: reference, name, age, level, missing since, place, owner. It replaces the last list from the same system: with the first row alone, nobody from it is shown any more',
  }),
})

export const receiveAdults: Command<AdultListState, AdultListFact, typeof List, null> = {
  name: 'receive',
  title: 'Adults from another system',
  path: 'lists',
  permission: 'assign',
  opens: true,
  body: List,
  evidence: none,
  decide: ({ body, by, now, recordId }) => {
    const { adults } = readAdults(body.text, now)
    const refusals = [...when(body.asAt > now, 'asAt', 'This time is in the future.'), ...listRefusals(body.text, now)]
    const textHash = createHash('sha256').update(body.text).digest('hex')
    const { system, asAt } = body
    const decision = unless(refusals, {
      kind: 'adult-list.received/1',
      happenedAt: now,
      body: { system, asAt, adults: adults.length, textHash },
    })
    return decision.kind === 'refused'
      ? decision
      : { ...decision, also: [replacing(recordId, by.forceId, body, adults)] }
  },
}

/** Of a body that may lack what its schema asks for: all that is wrong is said at once. */
export function wrongInList(body: unknown, now: Instant): readonly Refusal[] {
  const given = typeof body === 'object' && body !== null && 'text' in body ? body.text : null
  return typeof given === 'string' && given.trim() !== '' ? listRefusals(given, now) : []
}

const listRefusals = (list: string, now: Instant): readonly Refusal[] =>
  readAdults(list, now).wrong.map((sentence) => refusal('text', sentence))

const replacing = (
  recordId: string,
  force: string,
  { system, asAt }: Static<typeof List>,
  adults: readonly Adult[],
): Also => ({
  recordId,
  append: async ({ writer }) => {
    writer.send(sql`delete from missing_adult where force_id = ${force} and system = ${system}`)
    writer.send(sql`
      insert into missing_adult (force_id, system, reference, name, age, level, since, place, owner, as_at)
      select ${force}, ${system}, a.reference, a.name, a.age, a.level, a.since, a.place, a.owner, ${asAt}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(adults)}::jsonb)
        as a (reference text, name text, age integer, level text, since timestamptz, place text, owner text)`)
    await Promise.resolve()
  },
})

export const missingAdults = statement({
  name: 'missing: adults from other systems',
  row: Type.Object({
    system: Type.String(),
    reference: Type.String(),
    name: Type.String(),
    age: Type.Integer(),
    level: Type.String(),
    since: Type.String(),
    place: Maybe(Type.String()),
    owner: Maybe(Type.String()),
    as_at: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select system, reference, name, age, level, since, place, owner, as_at
    from missing_adult
    where force_id = ${p.force}
    order by array_position(array['HIGH', 'MEDIUM', 'LOW', 'VERY_LOW'], level), since
    limit 200`,
})
