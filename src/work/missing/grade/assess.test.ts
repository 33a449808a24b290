// Each rule fires when it should and not when it should not; the minimum never falls as more is feared or less is known.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hours, instant, plus } from '../../../kernel/time.ts'
import { type AnswerWord, type AssessInput, assess, tableRefusals } from './assess.ts'
import { assessText } from './assess-command.ts'
import { toDmn } from './dmn.ts'
import { levelOrder } from './levels.ts'
import { questions } from './questions.ts'
import { defaultGradeTable } from './rules.ts'

const reportedAt = instant('2026-03-27T22:10:00Z')
const allNo: Readonly<Record<string, AnswerWord>> = Object.fromEntries(questions.map((question) => [question.id, 'no']))
const quiet: AssessInput = {
  child: { age: 15 },
  answers: allNo,
  history: { firstEpisode: false },
  reportedAt,
  lastSeenAt: reportedAt,
  assessedAt: reportedAt,
}
const adult = { ...quiet, child: { age: 20 } }
const yes = (...ids: readonly string[]): AssessInput => ({
  ...quiet,
  answers: { ...allNo, ...Object.fromEntries(ids.map((id) => [id, 'yes' as const])) },
})
const fired = (input: AssessInput) => new Set(assess(input, defaultGradeTable).rules.map((rule) => rule.id))

test('a child about whom everything is known and nothing feared: MEDIUM by R1 alone', () => {
  const { floor, rules, unanswered } = assess(quiet, defaultGradeTable)
  assert.deepEqual([floor, rules.map((rule) => rule.id), unanswered], ['MEDIUM', ['R1'], []])
})

const cases: readonly (readonly [string, AssessInput, 'MEDIUM' | 'HIGH'])[] = [
  ['R3', { ...quiet, child: { age: 12 } }, 'HIGH'],
  ['R4', yes('self-harm'), 'HIGH'],
  ['R5', yes('crime-victim'), 'HIGH'],
  ['R5', yes('abduction'), 'HIGH'],
  ['R6a', yes('exploitation'), 'MEDIUM'],
  ['R6a', { ...quiet, history: { exploitationFlag: 'known or suspected' } }, 'MEDIUM'],
  ['R6b', yes('exploitation', 'exploited-flagged-high'), 'HIGH'],
  ['R6b', yes('exploitation', 'with-exploiter'), 'HIGH'],
  ['R6b', { ...quiet, history: { harmInExploitationEpisode: true } }, 'HIGH'],
  ['R7', { ...quiet, history: { harmedBefore: 'harm' } }, 'MEDIUM'],
  ['R7b', { ...quiet, history: { harmedBefore: 'serious harm' } }, 'HIGH'],
  ['R8', yes('unaccompanied'), 'MEDIUM'],
  ['R8', { ...quiet, child: { age: null, ageDisputed: true } }, 'MEDIUM'],
  ['R8b', yes('unaccompanied', 'trafficking-sign'), 'HIGH'],
  ['R9', yes('medical-need', 'dose-overdue'), 'HIGH'],
  ['R10', yes('disability'), 'MEDIUM'],
  ['R10b', yes('disability', 'cannot-keep-safe'), 'HIGH'],
  ['R11', yes('exposure'), 'HIGH'],
  ['R12', yes('looked-after'), 'MEDIUM'],
  ['R13', yes('looked-after', 'out-of-area'), 'MEDIUM'],
  ['R12', { ...quiet, answers: {}, history: { lookedAfterOnRecord: true } }, 'MEDIUM'],
  ['R13', { ...quiet, answers: {}, history: { placedHereOnRecord: true } }, 'MEDIUM'],
  ['R14', { ...quiet, history: { reportsIn90Days: 3 } }, 'MEDIUM'],
  ['R15', { ...yes('out-of-character'), history: { firstEpisode: true } }, 'MEDIUM'],
  ['R16', yes('honour-based'), 'HIGH'],
  ['R17', yes('abuse-at-home'), 'MEDIUM'],
  ['R18', yes('with-known-risk'), 'HIGH'],
  ['R19', { ...quiet, answers: { ...allNo, hurt: 'not known' } }, 'MEDIUM'],
  ['R20', yes('travel-abroad'), 'MEDIUM'],
  ['R20b', yes('travel-abroad', 'travel-credible'), 'HIGH'],
  ['R21', yes('danger-to-others'), 'HIGH'],
  ['R21', yes('weapon'), 'HIGH'],
  ['R22', { ...quiet, assessedAt: plus(reportedAt, hours(24)) }, 'MEDIUM'],
  ['R22', { ...quiet, lastSeenAt: plus(reportedAt, hours(-24)) }, 'MEDIUM'],
  ['R23', { ...quiet, assessedAt: plus(reportedAt, hours(72)) }, 'HIGH'],
  ['R23', { ...quiet, lastSeenAt: plus(reportedAt, hours(-72)) }, 'HIGH'],
]

for (const [id, input, level] of cases) {
  test(`${id} fires, the minimum is ${level}, and it does not fire on the quiet report`, () => {
    assert.ok(fired(input).has(id))
    assert.equal(assess(input, defaultGradeTable).floor, level)
    assert.ok(!fired(quiet).has(id))
  })
}

test('the edges: 12 and 13, 17 and 18, an age not known, two reports, an hour before a day', () => {
  assert.ok(!fired({ ...quiet, child: { age: 13 } }).has('R3'))
  assert.ok(fired({ ...quiet, child: { age: 17 } }).has('R1'))
  assert.ok(!fired(adult).has('R1'))
  assert.ok(fired({ ...quiet, child: { age: null } }).has('R1'))
  assert.ok(!fired({ ...quiet, child: { age: null } }).has('R3'))
  assert.ok(!fired({ ...quiet, history: { reportsIn90Days: 2 } }).has('R14'))
  assert.ok(!fired({ ...quiet, assessedAt: plus(reportedAt, hours(23)) }).has('R22'))
})

test('a question that was not asked is not known', () => {
  const { hurt: _, ...rest } = allNo
  assert.deepEqual(assess({ ...quiet, answers: rest }, defaultGradeTable).unanswered, ['hurt'])
})

test('a rule that asks for “not known” fires on a question nobody asked', () => {
  const row = defaultGradeTable.rules[0]
  assert.ok(row)
  const table = { rules: [{ ...row, when: { hurt: '"not known"' } }] }
  const { hurt: _, ...rest } = allNo
  assert.equal(assess({ ...adult, answers: rest }, table).floor, 'MEDIUM')
  assert.equal(assess(adult, table).floor, 'LOW')
})

test('R15 needs both: a first episode, and out of character', () => {
  assert.ok(!fired({ ...quiet, history: { firstEpisode: true } }).has('R15'))
  assert.ok(!fired(yes('out-of-character')).has('R15'))
})

test('72 hours over a clock change are 72 hours', () => {
  // The clocks went forward on 29 March 2026: 22:10 UTC is 22:10 in London on the 27th, and 23:10 on the 30th.
  assert.ok(!fired({ ...quiet, assessedAt: instant('2026-03-30T22:09:59.999Z') }).has('R23'))
  assert.ok(fired({ ...quiet, assessedAt: instant('2026-03-30T22:10:00Z') }).has('R23'))
})

test('the order of the answers and of the rows changes no minimum, and asking twice says the same', () => {
  fc.assert(
    fc.property(input, (given) => {
      const reversed = { ...given, answers: Object.fromEntries(Object.entries(given.answers).reverse()) }
      const upsideDown = { rules: [...defaultGradeTable.rules].reverse() }
      const said = assess(given, defaultGradeTable)
      assert.deepEqual(assess(reversed, defaultGradeTable), said)
      assert.equal(assess(given, upsideDown).floor, said.floor)
    }),
  )
})

const answer = fc.constantFrom<AnswerWord>('yes', 'no', 'not known')
const input: fc.Arbitrary<AssessInput> = fc.record({
  child: fc.record({ age: fc.option(fc.integer({ min: 0, max: 25 }), { nil: null }) }),
  answers: fc.record(Object.fromEntries(questions.map((question) => [question.id, answer]))),
  history: fc.record({
    reportsIn90Days: fc.integer({ min: 1, max: 6 }),
    harmedBefore: fc.constantFrom('no' as const, 'harm' as const, 'serious harm' as const),
    exploitationFlag: fc.constantFrom('none' as const, 'known or suspected' as const, 'high' as const),
    harmInExploitationEpisode: fc.boolean(),
    firstEpisode: fc.boolean(),
  }),
  reportedAt: fc.constant(reportedAt),
  lastSeenAt: fc.constant(reportedAt),
  assessedAt: fc.integer({ min: 0, max: 100 }).map((count) => plus(reportedAt, hours(count))),
})

/** As reports are: little is feared. Where many rules fire at once the minimum is HIGH whatever one answer says, and nothing is tried. */
const mostlyNo = fc.tuple(input, fc.array(fc.constantFrom(...questions.map(({ id }) => id)), { maxLength: 3 })).map(
  ([given, feared]): AssessInput => ({
    ...given,
    answers: { ...allNo, ...Object.fromEntries(feared.map((id) => [id, given.answers[id] ?? 'no'])) },
    assessedAt: plus(reportedAt, hours(1)),
  }),
)

test('the minimum never falls when a “no” turns into “yes” or “not known”', () => {
  fc.assert(
    fc.property(
      fc.oneof(input, mostlyNo),
      fc.constantFrom(...questions.map((question) => question.id)),
      fc.constantFrom<AnswerWord>('yes', 'not known'),
      (given, question, now) => {
        const before = assess({ ...given, answers: { ...given.answers, [question]: 'no' } }, defaultGradeTable).floor
        const after = assess({ ...given, answers: { ...given.answers, [question]: now } }, defaultGradeTable).floor
        assert.ok(levelOrder(after) >= levelOrder(before), `${question}: ${before} to ${after}`)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a child under 18 never comes out below MEDIUM, whatever is answered', () => {
  fc.assert(
    fc.property(
      input,
      (given) =>
        given.child.age === null ||
        given.child.age >= 18 ||
        levelOrder(assess(given, defaultGradeTable).floor) >= levelOrder('MEDIUM'),
    ),
  )
})

test('a table with a cell that is not FEEL, or a column that is not asked, is refused by name', () => {
  const bad = { rules: [{ ...defaultGradeTable.rules[0], id: 'R1', when: { age: '< < 13', colour: '"red"' } }] }
  const policy = JSON.stringify({ rules: bad.rules.map((rule) => ({ ...rule })) })
  const said = assessText('{"child":{"age":14}}', policy)
  assert.equal(said.exitCode, 1)
  assert.deepEqual(said.output, {
    refused: ['Rule R1, column “age”: “< < 13” is not a FEEL unary test.', 'Rule R1: there is no column “colour”.'],
  })
  assert.deepEqual(tableRefusals(defaultGradeTable), [])
})

test('a disputed age fires R8 on the command line too, and is not judged by the number that is disputed', () => {
  const rulesOf = (child: string) => JSON.stringify(assessText(`{"child":${child}}`).output)
  assert.match(rulesOf('{"age":19,"ageDisputed":true}'), /"id":"R8"/)
  assert.doesNotMatch(rulesOf('{"age":12,"ageDisputed":true}'), /"id":"R3"/)
  assert.doesNotMatch(rulesOf('{"age":12}'), /"id":"R8"/)
})

test('care on record fires R12 and R13 on the command line, until a no is the newest word', () => {
  const rulesOf = (answers: object) => {
    const history = { lookedAfterOnRecord: true, placedHereOnRecord: true }
    return JSON.stringify(assessText(JSON.stringify({ child: { age: 14 }, answers, history })).output)
  }
  assert.match(rulesOf({}), /R12.*R13/)
  assert.match(rulesOf({ 'out-of-area': 'no' }), /R12/)
  assert.doesNotMatch(rulesOf({ 'out-of-area': 'no' }), /R13/)
  assert.doesNotMatch(rulesOf({ 'looked-after': 'no' }), /R12|R13/)
})

test('the command line says everything that is wrong at once', () => {
  const said = assessText(
    '{"child":{"age":30},"answers":{"self-harm":"perhaps","shoe-size":"yes"},"history":{"luck":1},"reportedAt":"yesterday"}',
  )
  assert.deepEqual(said, {
    exitCode: 1,
    output: {
      refused: [
        'This is an adult’s age: the assessment is for children. If the age is disputed, treat the person as a child: give "ageDisputed": true.',
        '“self-harm” is answered with "yes", "no" or "not known".',
        'There is no question “shoe-size”.',
        'There is no field “luck” in “history”.',
        '“reportedAt” is a time like 2026-03-27T22:10:00Z.',
      ],
    },
  })
})

test('what would be read as something else than was meant is refused, and not passed over', () => {
  const said = (report: unknown) => assessText(JSON.stringify(report)).output
  assert.deepEqual(said({ child: { age: 17, ageDisputed: 'yes' } }), {
    refused: ['“child.ageDisputed” is true or false.'],
  })
  assert.deepEqual(said({ child: [14] }), {
    refused: ['“child” is missing: give { "age": 14 }, or null for an age that is not known.'],
  })
  const [lastSeenAt, assessedAt] = ['2026-03-28T22:10:00Z', '2026-03-27T22:10:00Z']
  assert.deepEqual(said({ child: { age: 14 }, lastSeenAt, assessedAt }), {
    refused: ['The child was last seen after the assessment: one of the two times is wrong.'],
  })
  assert.equal(assessText('\uFEFF{"child":{"age":14}}').exitCode, 0, 'the mark of an encoding is no part of a report')
  assert.deepEqual(
    assessText('{"child":{"age":14},"answers":{"self-harm":"yes","self\\u002dharm":"no"}}').output,
    { refused: ['The report gives “self-harm” twice: say it once.'] },
    'the last of two answers would lower the minimum unseen',
  )
  assert.deepEqual(said({ child: { age: 14 }, history: { reportsIn90Days: 0 } }), {
    refused: ['“history.reportsIn90Days” must be: whole number, 1 or more.'],
  })
})

test('the export is one DMN table with a rule for each row', () => {
  const xml = toDmn(defaultGradeTable)
  assert.equal(xml.match(/<rule /g)?.length, defaultGradeTable.rules.length)
  assert.ok(!/&(?!amp;|lt;|gt;|quot;)/.test(xml))
})
