// An audited file is of the child whose case it is, in every measure that it contributes to; one of before that was kept is of none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { fold } from '../../practice/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { type FileFact, readFile } from './facts.ts'
import { observeFile } from './file-observed.ts'
import { auditedFile } from './procedure.ts'
import { questions } from './questions.ts'

const at = instant('2026-11-02T09:00:00Z')
const child = '018f0000-0000-7000-8000-00000000000c'
const folded = (whose: object, ...then: readonly (readonly [kind: FileFact['kind'], body: unknown])[]) => {
  const drawn = readFile({
    ...{ forceId: 'warwickshire', recordId: '018f0000-0000-7000-8000-000000000001', position: 1 },
    ...{ kind: 'audited-file.drawn/1', happenedAt: at, recordedAt: at, policyVersion: 'v1', corrects: null },
    recordedBy: '018f0000-0000-7000-8000-000000000002',
    body: {
      ...{ auditId: '018f0000-0000-7000-8000-00000000000a', about: '018f0000-0000-7000-8000-00000000000b' },
      ...{ kind: 'case files', topic: 'missing children', stratum: 'HIGH', team: 'Hub', area: 'North' },
      ...{ endedOn: '2026-10-12', involved: [], double: false, peer: false, ...whose },
    },
  })
  const facts = then.map(([kind, body], index) => readFile({ ...drawn, kind, body, position: index + 2 }))
  return fold(auditedFile, 'warwickshire', drawn.recordId, [drawn, ...facts], policyAt([standingPolicy]))
}
const observed = (...given: Parameters<typeof folded>) => observeFile(folded(...given))

const answers = Object.fromEntries(questions.map(({ id }) => [id, 'yes']))
const graded = (grade: string) =>
  [
    'audited-file.graded/1',
    { grade, topicGrade: null, answers, livedExperience: 'Heard', because: 'Seen', peer: null },
  ] as const
const said = (measure: string, of: ReturnType<typeof observed>) =>
  of.filter((one) => one.measure === measure).map(({ yes }) => yes)

test('A1, A2 and A7 of a file are of its child, so that two files of one child are alike', () => {
  assert.deepEqual(
    observed({ child }).map((one) => [one.measure, one.child]),
    [
      ['A1', child],
      ['A2', child],
      ['A7', child],
    ],
  )
})

test('a file drawn before the child was kept says nothing of one: what was frozen of it stays to the digit', () => {
  assert.deepEqual(
    observed({}).map((one) => [one.measure, 'child' in one]),
    [
      ['A1', false],
      ['A2', false],
      ['A7', false],
    ],
  )
})

test('good is no in what counts the inadequate, and the other way round; ungraded it is neither', () => {
  const of = (...facts: Parameters<typeof graded>[0][]) => {
    const seen = observed({}, ...facts.map((grade) => graded(grade)))
    return [said('A1', seen), said('A2', seen)]
  }
  assert.deepEqual(of('good'), [[true], [false]])
  assert.deepEqual(of('inadequate'), [[false], [true]])
  assert.deepEqual(of('requires improvement'), [[false], [false]])
  assert.deepEqual(of(), [[null], [null]])
})

test('two who graded alike agree, two who did not do not; of one grading nothing is said', () => {
  const agreed = (...grades: readonly string[]) => said('A3', observed({ double: true }, ...grades.map(graded)))
  assert.deepEqual(agreed('good', 'good'), [true])
  assert.deepEqual(agreed('good', 'inadequate'), [false])
  assert.deepEqual(agreed('good'), [])
})

test('a returned case counts as answered once it is; of a file whose answers are asked again no grade is expected', () => {
  const raised = ['audited-file.concern-raised/1', { about: child, concern: 'Alone' }] as const
  assert.deepEqual(said('A6', observed({}, raised)), [null])
  assert.deepEqual(said('A6', observed({}, raised, ['audited-file.concern-answered/1', {}])), [true])
  assert.deepEqual(observed({ kind: 're-ask' }), [])
})

test('a difference is owed once, whatever is recorded while it waits', () => {
  const raised = ['audited-file.concern-raised/1', { about: child, concern: 'Alone' }] as const
  const owed = (name: string, ...given: Parameters<typeof folded>) =>
    folded(...given).duties.filter((one) => one.name === name).length
  assert.equal(owed('settle the grade', { double: true }, graded('good'), graded('inadequate'), raised, raised), 1)
  const asked = { question: 'ethnicity', recorded: 'White', said: 'Asian', same: false, askedOf: 'mother' }
  assert.equal(owed('settle the answer', { kind: 're-ask' }, ['audited-file.re-asked/1', asked], raised), 1)
})
