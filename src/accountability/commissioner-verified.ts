// What the public site shows of the commissioner's office held against what its facts give: altered, taken away or put in, each is named.
import Type, { type Static } from 'typebox'
import { canonical } from '../kernel/canonical.ts'
import { type Context, type Database, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'
import type { Problem } from '../kernel/verify.ts'
import type { Fact } from '../practice/fact.ts'
import type { PolicyAt } from '../practice/policy.ts'
import { type Folded, fold, type Procedure } from '../practice/procedure.ts'
import { type RecordFacts, recordsOf } from '../registers/ledger-stream.ts'
import type { Said } from './commissioner-said.ts'

/** One kind of record, and what it says in public. */
type Speaking = {
  readonly record: string
  readonly saidOf: (force: string, record: RecordFacts, policyAt: PolicyAt) => readonly Said[]
}

export const speaking = <State, F extends Fact>(
  procedure: Procedure<State, F>,
  said: (folded: Folded<State, F>) => readonly Said[],
): Speaking => ({
  record: procedure.record,
  saidOf: (force, { recordId, facts }, policyAt) =>
    said(
      fold(
        procedure,
        force,
        recordId,
        facts.map((fact) => procedure.read(fact)),
        policyAt,
      ),
    ),
})

/** For the clock's role, of every force. */
export async function commissionerOtherwise(
  database: Database,
  context: Context,
  policyOf: (force: string) => Promise<PolicyAt>,
  kinds: readonly Speaking[],
): Promise<readonly Problem[]> {
  const forces = await database.read(context, async (reader) => await forcesSpeaking.all(reader, {}))
  const problems: Problem[] = []
  for (const { force_id: force } of forces) {
    const policyAt = await policyOf(force)
    const look = async () => await compared(database, { ...context, force }, policyAt, kinds)
    const found = await look()
    // What goes on beside the look is nothing wrong: only what is wrong at the next one too is named.
    const again = found.length === 0 ? [] : await look()
    problems.push(...found.filter((one) => again.some(({ sentence }) => sentence === one.sentence)))
  }
  return problems
}

async function compared(database: Database, context: Context, policyAt: PolicyAt, kinds: readonly Speaking[]) {
  const { force } = context
  return await database.read(context, async (reader) => {
    const problems: Problem[] = []
    const left = new Map((await shown.all(reader, { force })).map((row) => [keyOf(row), row]))
    for (const { record: kind, saidOf } of kinds)
      for await (const records of recordsOf(reader, { force, kind, from: null, until: null }))
        for (const record of records)
          for (const one of saidOf(force, record, policyAt)) {
            const key = keyOf({ record_id: record.recordId, part: one.part, number: one.number })
            const found = left.get(key)
            left.delete(key)
            if (found === undefined) problems.push(problem('deleted', record.recordId, one.part))
            else if (!isSame(found, one)) problems.push(problem('altered', record.recordId, one.part))
          }
    for (const { record_id, part } of left.values()) problems.push(problem('inserted', record_id, part))
    return problems
  })
}

const isSame = ({ at, body }: Shown, said: Said): boolean =>
  instant(at) === said.at && canonical(body) === canonical(said.body)

const keyOf = ({ record_id, part, number }: Pick<Shown, 'record_id' | 'part' | 'number'>): string =>
  `${record_id} ${part} ${number}`

const done = {
  altered: 'changed on the public site',
  deleted: 'took away from the public site',
  inserted: 'put on the public site, without its fact,',
}

const problem = (kind: keyof typeof done, recordId: string, part: string): Problem => ({
  kind,
  recordId,
  sentence: `Somebody ${done[kind]} what the commissioner’s office says (${part} of ${recordId}). This does not match its facts.`,
})

const Row = Type.Object({
  record_id: Type.String(),
  part: Type.String(),
  number: Type.Integer(),
  at: Type.String(),
  body: Type.Unknown(),
})
type Shown = Static<typeof Row>

const shown = statement({
  name: 'commissioner: what the public schema holds of a force',
  row: Row,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, part, number, at, body
    from published.commissioner
    where force_id = ${p.force}
    order by record_id, part, number
    limit 50000`,
})

const forcesSpeaking = statement({
  name: 'commissioner: the forces of which anything is or should be public',
  row: Type.Object({ force_id: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select force_id
    from published.commissioner
    union
    select force_id
    from fact
    where kind in ('section-55.published/1', 'section-55.published-earlier/1', 'scrutiny-decision.published/1', 'commissioner-action.published/1')
    order by force_id
    limit 100`,
})
