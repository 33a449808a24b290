// Every answer that is asked for stands in its entry of the timeline, or is named here as left out, and why.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { detailOf } from './details.ts'
import { kinds } from './facts.ts'
import { missing } from './procedure.ts'

const identity = 'an identity by which Vigil finds a record, nothing that anybody said'
const beside = 'of the picture that stands beside the entry'
const bookkeeping = 'by which Vigil knows what it escalated; the words say it'
const wordsStand = 'the words of what it names stand instead'

/** What a timeline entry leaves out on purpose. */
const leftOut: Readonly<Record<string, string>> = {
  'missing.reported/1 child.personId': identity,
  'missing.reported/1 history.earlier[].recordId': identity,
  'missing.reported/1 history.earlier[].reportedAt': 'stands under Earlier episodes; counted here',
  'missing.reported/1 history.earlier[].closedAt': 'stands under Earlier episodes; counted here',
  'missing.reported/1 history.earlier[].concern': 'stands under Earlier episodes; counted here',
  'missing.reported/1 history.concerns[].recordId': identity,
  'missing.reported/1 history.concerns[].reportedAt': 'stands under Earlier episodes',
  'missing.reported/1 history.earlier[].foundAt': 'stands under Earlier episodes; counted here',
  'missing.reported/1 history.earlier[].harm': 'stands under Earlier episodes; counted here',
  'missing.reported/1 history.earlier[].disclosedHarm': 'stands under Earlier episodes; counted here',
  'missing.reported/1 history.earlier[].withAnotherForce': 'stands under Earlier episodes; counted here',
  'missing.reported/1 history.firstEpisodeId': identity,
  'missing.match-undecided/1 candidates[].personId': identity,
  'missing.match-decided/1 personId': identity,
  'missing.history-found/1 history.earlier[].recordId': identity,
  'missing.history-found/1 history.earlier[].reportedAt': 'stands under Earlier episodes; counted here',
  'missing.history-found/1 history.earlier[].closedAt': 'stands under Earlier episodes; counted here',
  'missing.history-found/1 history.earlier[].concern': 'stands under Earlier episodes; counted here',
  'missing.history-found/1 history.concerns[].recordId': identity,
  'missing.history-found/1 history.concerns[].reportedAt': 'stands under Earlier episodes',
  'missing.history-found/1 history.earlier[].foundAt': 'stands under Earlier episodes; counted here',
  'missing.history-found/1 history.earlier[].harm': 'stands under Earlier episodes; counted here',
  'missing.history-found/1 history.earlier[].disclosedHarm': 'stands under Earlier episodes; counted here',
  'missing.history-found/1 history.earlier[].withAnotherForce': 'stands under Earlier episodes; counted here',
  'missing.history-found/1 history.firstEpisodeId': identity,
  'missing.history-disclosed/1 fromForce': 'the force’s name stands instead',
  'missing.history-disclosed/1 earlier[].recordId': identity,
  'missing.referred-elsewhere/1 recordId': identity,
  'missing.closed/1 diedIn': identity,
  'missing.died-elsewhere/1 recordId': identity,
  'missing.death-elsewhere-undone/1 recordId': identity,
  'missing.repeated/1 recordId': identity,
  'missing.repeat-undone/1 recordId': identity,
  'missing.return-interview-read/1 plan.recordId': identity,
  'missing.graded/1 unanswered[]': 'stand under Not known: find out; counted here',
  'missing.graded/1 rules[].level': 'stands with each rule that fired; named here',
  'missing.graded/1 rules[].because': 'stands with each rule that fired; named here',
  'missing.graded/1 rules[].source': 'stands with each rule that fired; named here',
  'missing.graded/1 mandatoryActions[]': 'stand under Not yet done at this grade',
  'missing.reviewed/1 likeTheLast': 'said where it is nearly the same, never as a figure',
  'missing.assigned/1 staffId': identity,
  'missing.owner-left/1 staffId': identity,
  'missing.escalated/1 duty': bookkeeping,
  'missing.escalated/1 startingPosition': bookkeeping,
  'missing.escalated/1 occurrence': bookkeeping,
  'missing.escalated/1 step': bookkeeping,
  'missing.escalated/1 interrupts': bookkeeping,
  'missing.photograph-added/1 sha256': beside,
  'missing.photograph-added/1 width': beside,
  'missing.photograph-added/1 height': beside,
  'missing.photograph-added/1 sentAs.transferId': identity,
  'missing.photograph-added/1 sentAs.position': identity,
  'missing.hypothesis-settled/1 hypothesisPosition': wordsStand,
  'missing.task-withdrawn/1 taskPosition': wordsStand,
  'missing.task-done/1 taskPosition': wordsStand,
  'missing.handed-over/1 handoverId': identity,
  'missing.handed-over/1 from': identity,
  'missing.handed-over/1 to': identity,
  'missing.transfer-offered/1 toForce': 'its name stands there, where it was kept with the offer',
  'missing.transfer-offered/1 transferId': identity,
  'missing.transfer-accepted/1 transferId': identity,
  'missing.transfer-accepted/1 receivingRecordId': identity,
  'missing.transfer-refused/1 transferId': identity,
  'missing.transfer-withdrawn/1 transferId': identity,
  'missing.transfer-undone/1 transferId': identity,
  'missing.wording-audited/1 dismissed[].position': 'what was dismissed stands unmarked beside its entry',
  'missing.wording-audited/1 dismissed[].phrase': 'what was dismissed stands unmarked beside its entry',
  'missing.contact-drawn/1 sampleId': identity,
  'missing.audit-concern-raised/1 auditedFileId': identity,
  'missing.correction-proposed/1 body': 'stands as an entry of its own once it is confirmed',
}

type Schema = {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly pattern?: string
  readonly maxLength?: number
}
type Leaf = { readonly path: readonly string[] }

const isNull = (schema: Schema) => schema.type === 'null'

/** Where an answer may be left out, the way in which it is given. */
const given = (schema: Schema): Schema => {
  const [only, ...others] = (schema.anyOf ?? []).filter((one) => !isNull(one))
  return only !== undefined && others.length === 0 ? given(only) : schema
}

const leavesOf = (asked: Schema, path: readonly string[] = []): readonly Leaf[] => {
  const schema = given(asked)
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, one]) => leavesOf(one, [...path, name]))
  if (schema.items) return leavesOf(schema.items, [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`])
  return [{ path }]
}

/** The first of two values that differ; what stands at the path `other` has the second. */
function answerTo(asked: Schema, path: string, other: string): unknown {
  const schema = given(asked)
  const here = path === other
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, one]) => [
        name,
        answerTo(one, path === '' ? name : `${path}.${name}`, other),
      ]),
    )
  if (schema.items) return [answerTo(schema.items, `${path}[]`, other)]
  if (schema.const !== undefined) return schema.const
  const listed = schema.enum ?? schema.anyOf?.map((one) => one.const)
  if (listed) return here ? listed[1] : listed[0]
  switch (schema.type) {
    case 'boolean':
      return here
    case 'integer':
      return here ? 7 : 3
    case 'number':
      return here ? 0.7 : 0.3
    case 'string':
      return textOf(schema, path, here)
    default:
      return {}
  }
}

const shapes: readonly (readonly [RegExp, string, string])[] = [
  [/^\^\\d\{4\}-\\d\{2\}-\\d\{2\}T/, '2026-03-02T18:00:00.000Z', '2026-04-05T19:20:00.000Z'],
  [/^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$/, '2011-05-03', '2012-06-04'],
  [/^\^\[0-9a-f\]\{8\}/, '018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'],
  [/^\^\[0-9a-f\]\{64\}/, 'a'.repeat(64), 'b'.repeat(64)],
]

function textOf({ pattern = '', maxLength = 100 }: Schema, path: string, other: boolean): string {
  const shaped = shapes.find(([shape]) => shape.test(pattern))
  if (shaped) return other ? shaped[2] : shaped[1]
  if (maxLength < 10) return other ? '2026-04'.slice(-maxLength) : '2026-03'.slice(-maxLength)
  return `${other ? 'other' : 'said'} ${path.replace(/[^a-z]/gi, '').slice(-30)}`
}

const said = (kind: string, body: unknown): string =>
  detailOf(
    missing.read({
      forceId: 'demonstration',
      recordId: '018f0000-0000-7000-8000-000000000001',
      position: 1,
      kind,
      happenedAt: instant('2026-03-02T18:00:00.000Z'),
      recordedAt: instant('2026-03-02T18:00:00.000Z'),
      recordedBy: '018f0000-0000-7000-8000-000000000001',
      policyVersion: 'vigil-default-1',
      corrects: null,
      body,
    }),
  )

const schemas: Readonly<Record<string, Schema>> = JSON.parse(JSON.stringify(kinds))
const all = Object.entries(schemas).flatMap(([kind, schema]) =>
  leavesOf(schema).map((leaf) => ({ kind, schema, name: leaf.path.join('.') })),
)

for (const [kind, leaves] of Object.entries(Object.groupBy(all, (one) => one.kind)))
  test(`${kind}: each of its answers stands in its entry, or is left out on purpose`, () => {
    const notSaid = (leaves ?? [])
      .filter(({ schema, name }) => said(kind, answerTo(schema, '', '')) === said(kind, answerTo(schema, '', name)))
      .map(({ name }) => name)
    assert.deepEqual(
      notSaid,
      (leaves ?? []).map(({ name }) => name).filter((name) => leftOut[`${kind} ${name}`] !== undefined),
    )
  })

test('nothing is named as left out that no fact holds', () => {
  const known = new Set(all.map(({ kind, name }) => `${kind} ${name}`))
  assert.deepEqual(
    Object.keys(leftOut).filter((one) => !known.has(one)),
    [],
  )
})
