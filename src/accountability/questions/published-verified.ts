// Questions and answers in the public schema, and what whoever asked can follow, held against what their facts give.
import { canonical } from '../../kernel/canonical.ts'
import type { Context, Database, Reader } from '../../kernel/database.ts'
import { instant } from '../../kernel/time.ts'
import type { Problem } from '../../kernel/verify.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { type Folded, fold } from '../../practice/procedure.ts'
import { factsOf, type RecordFacts, recordsOf } from '../../registers/ledger-stream.ts'
import { leftOf } from '../../registers/words-erased.ts'
import type { QuestionFact } from './facts.ts'
import { question } from './procedure.ts'
import {
  forcesAsked,
  type Shown,
  shownOf,
  whatFollowed,
  whatIsAnswered,
  whatIsFollowed,
  withoutQuestion,
} from './published-rows.ts'
import { followedOf, publicOf } from './shown-in-public.ts'
import type { QuestionState } from './state.ts'

/** For the clock's role, of every force. */
export async function answersNotAsPublished(
  database: Database,
  context: Context,
  policyOf: (force: string) => Promise<PolicyAt>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const [forces, putIn] = await database.read(
    context,
    async (reader) => await Promise.all([forcesAsked.all(reader, {}), withoutQuestion.all(reader, {})]),
  )
  for (const { force_id: force } of forces) {
    const policyAt = await policyOf(force)
    await database.read({ ...context, force }, async (reader) => {
      for await (const records of recordsOf(reader, { force, kind: 'question', from: null, until: null })) {
        const shown = await shownOf.all(reader, { questions: records.map(({ recordId }) => recordId) })
        const byQuestion = Map.groupBy(shown, (row) => row.question_id)
        for (const record of records) {
          const found = compared(record.recordId, expected(force, record, policyAt), byQuestion.get(record.recordId))
          if (found.length > 0) problems.push(...(await looked(reader, force, record.recordId, policyAt)))
        }
      }
    })
  }
  return [...problems, ...putIn.map(({ question_id, part }) => problem('inserted', question_id, part))]
}

/** Once more, until nothing was recorded between its facts and what is shown of it: what goes on beside this is nothing wrong. */
async function looked(
  reader: Reader,
  force: string,
  recordId: string,
  policyAt: PolicyAt,
): Promise<readonly Problem[]> {
  for (;;) {
    const [before] = await factsOf(reader, force, [recordId])
    const shown = await shownOf.all(reader, { questions: [recordId] })
    const [after] = await factsOf(reader, force, [recordId])
    if (before !== undefined && before.facts.length === after?.facts.length)
      return compared(recordId, expected(force, before, policyAt), shown)
  }
}

const left = leftOf(question.read)
const key = ({ part, number }: Pick<Shown, 'part' | 'number'>): string => `${part} ${number}`

function compared(recordId: string, wanted: readonly Shown[], rows: readonly Shown[] = []): readonly Problem[] {
  const shown = new Map(rows.map((row) => [key(row), row]))
  const missing = new Set(wanted.map(key))
  return [
    ...wanted.flatMap((one) => {
      const found = shown.get(key(one))
      if (found === undefined) return [problem('deleted', recordId, one.part)]
      const at = found.at === null ? null : instant(found.at)
      return canonical({ ...found, at }) === canonical(one) ? [] : [problem('altered', recordId, one.part)]
    }),
    ...[...shown.values()]
      .filter((row) => !missing.has(key(row)))
      .map(({ part }) => problem('inserted', recordId, part)),
  ]
}

const done = {
  altered: 'changed on the public site',
  deleted: 'took away from the public site',
  inserted: 'put on the public site, without its fact,',
}

const problem = (kind: keyof typeof done, recordId: string, part: string): Problem => ({
  kind,
  recordId,
  sentence: `Somebody ${done[kind]} ${part} of question ${recordId}. This does not match its facts.`,
})

/** An answer stays as it was when it was published; what followed, and what whoever asked can see, as it is now. */
function expected(force: string, { recordId, facts }: RecordFacts, policyAt: PolicyAt): readonly Shown[] {
  // What was erased is read as it is left: whatever is public of it stays.
  const read = left(facts.map((fact) => question.read(fact)))
  const folded = fold(question, force, recordId, read, policyAt)
  const { state, duties } = folded
  const published = read.findIndex((fact) => fact.kind === 'question.published/1')
  const ticket = state.received?.ticket ?? null
  const base = { question_id: recordId, force_id: force }
  return [
    ...(published < 0
      ? []
      : answered(base, fold(question, force, recordId, read.slice(0, published + 1), policyAt), state)),
    ...(ticket === null
      ? []
      : [{ ...base, part: whatIsFollowed, number: 0, at: null, ticket, body: followedOf(state, duties, policyAt) }]),
  ]
}

function answered(
  base: Pick<Shown, 'question_id' | 'force_id'>,
  then: Folded<QuestionState, QuestionFact>,
  { followUps }: QuestionState,
): readonly Shown[] {
  return [
    { ...base, part: whatIsAnswered, number: 0, at: then.state.publishedAt, ticket: null, body: publicOf(then.state) },
    ...followUps.map(({ at, words }, place) => ({
      ...base,
      part: whatFollowed,
      number: place + 1,
      at,
      ticket: null,
      body: { words },
    })),
  ]
}
