// A table that would say something else than its author meant is refused, naming rule, column and cell.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instant } from '../../../kernel/time.ts'
import { type AnswerWord, assess } from './assess.ts'
import { assessText } from './assess-command.ts'
import { levelOrder } from './levels.ts'
import { questions } from './questions.ts'
import { shapeRefusals, tableRefusals } from './refusals.ts'
import { defaultGradeTable } from './rules.ts'
import type { GradeTable } from './table.ts'

const standing = defaultGradeTable.rules[0]
assert.ok(standing)
const firstRow = { ...standing, id: 'R1', level: 'HIGH' } as const
const tableOf = (when: Readonly<Record<string, string>>) => ({ rules: [{ ...firstRow, when }] })
const checked = (when: Readonly<Record<string, string>>) => shapeRefusals(tableOf(when))

test('the default table is refused nothing', () => {
  assert.deepEqual(tableRefusals(defaultGradeTable), [])
})

const refused: readonly (readonly [string, string, RegExp])[] = [
  ['age', '< < 13', /not a FEEL unary test/],
  ['age', ' ', /not a FEEL unary test/],
  ['age', 'now() > 3', /no functions, no times/],
  ['minutesMissing', '> duration("PT72H")', /no functions, no times/],
  ['age', 'twelve', /no names/],
  ['age', '"12"', /only compare with numbers/],
  ['self-harm', 'yes', /only compare with words in quotes/],
  ['self-harm', '[0..12]', /only compare with words in quotes/],
  ['self-harm', '"Yes"', /never holds: the column is "yes" or "no" or "not known"/],
  ['harmedBefore', '"serious"', /never holds/],
  ['child', '"true"', /only compare with true or false/],
  ['age', '> 150', /never holds/],
  ['self-harm', '"no"', /holds for “no” but not/],
  ['self-harm', '"no", "yes"', /holds for “no” but not/],
  ['unanswered', '< 3', /stops holding as more is not known/],
  // Worked out, either would fill the memory before it was refused.
  ['age', 'for a in 1..999999999 return a', /no names, no functions/],
  ['minutesMissing', 'every a in 1..999999999 satisfies a > 0', /no names, no functions/],
  ['age', Array.from({ length: 13 }, (_, at) => 4 + at).join(','), /names more than 12 numbers: say it as a range/],
  ['unanswered', '2', /stops holding as more is not known/],
]
for (const [column, cell, why] of refused)
  test(`${column}: ${cell} is refused by rule, column and text`, () => {
    const said = checked({ [column]: cell })
    assert.equal(said.length, 1)
    assert.ok(said[0]?.startsWith(`Rule R1, column “${column}”: “${cell}” `), said[0])
    assert.match(said[0] ?? '', why)
  })

const fit = { age: '[13..15]', 'self-harm': '"yes", "not known"', exploitationFlag: 'not("none")', child: 'true' }
for (const [column, cell] of Object.entries(fit))
  test(`${column}: ${cell} stands`, () => {
    assert.deepEqual(checked({ [column]: cell }), [])
  })

test('everything wrong with the shape is said at once, rule by rule', () => {
  const rules = [
    { ...firstRow, level: 'HIHG' },
    { ...firstRow, id: 'seven' },
    { ...firstRow, mayGoBelow: 'the dispatcher' },
    { id: 'R9', when: { age: 12 }, level: 'HIGH', basis: 'force', mayGoBelow: 'inspector', firstReviewMinutes: 0 },
    'R10',
  ]
  const said = shapeRefusals({ rules })
  assert.deepEqual([...said].sort(), [
    'Rule R1: “level” must be one of "VERY_LOW", "LOW", "MEDIUM", "HIGH".',
    'Rule R1: “mayGoBelow” must be one of "inspector", "inspector with clinical advice", "detective inspector", "senior investigating officer", "superintendent", "inspector and exploitation desk", "superintendent and exploitation desk", "nobody until answered".',
    'Rule R9 lacks “because”, “source”, “reviewEveryMinutes”, “actions”.',
    'Rule R9: “firstReviewMinutes” must be a whole number of minutes from 1 to 1440.',
    'Rule R9: “when” must be an object of column and cell: { "age": "< 13" }.',
    'Rule number 5 is not an object.',
    'Rule seven: “id” must be R and a number, with a small letter after it where there are several: R6, R6a.',
  ])
  assert.deepEqual(assessText('{"child":{"age":14}}', JSON.stringify({ rules })), {
    exitCode: 1,
    output: { refused: said },
  })
  assert.deepEqual(assessText('{"child":{"age":14}}', '{"colour":"red"}'), {
    exitCode: 1,
    output: { refused: ['The policy has no table of minimum grades: give { "rules": [ … ] }.'] },
  })
})

test('a policy’s own table is the one that grades, by itself or within a policy', () => {
  const table = tableOf({ hurt: '"yes"' })
  for (const policy of [table, { ...table, settings: {} }, { tables: { 'minimum grade': table } }]) {
    const { output } = assessText('{"child":{"age":17},"answers":{"hurt":"yes"}}', JSON.stringify(policy))
    assert.deepEqual(Object.entries(Object(output))[0], ['floor', 'HIGH'])
  }
})

const word = fc.constantFrom<AnswerWord>('yes', 'no', 'not known')
const question = fc.constantFrom(...questions.map(({ id }) => id))
const cell = fc.constantFrom('"yes"', '"no"', '"not known"', 'not("no")', 'not("yes")', '"yes", "not known"', '-')
const count = fc.constantFrom('> 0', '>= 5', '< 5', '12', '-')
const anyTable: fc.Arbitrary<GradeTable> = fc
  .array(
    fc.record({ level: fc.constantFrom('MEDIUM' as const, 'HIGH' as const), on: question, cell, unanswered: count }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => ({
    rules: rows.map((row) => ({
      ...firstRow,
      level: row.level,
      when: { [row.on]: row.cell, unanswered: row.unanswered },
    })),
  }))

test('no table that stands lets the minimum fall when a “no” turns into “yes” or “not known”', () => {
  const at = instant('2026-03-27T22:10:00Z')
  const times = { reportedAt: at, lastSeenAt: at, assessedAt: at }
  fc.assert(
    fc.property(
      anyTable,
      fc.record(Object.fromEntries(questions.map(({ id }) => [id, word]))),
      question,
      fc.constantFrom<AnswerWord>('yes', 'not known'),
      (table, answers, changed, now) => {
        // Gives up, rather than looking for ever, where no table stands.
        fc.pre(tableRefusals(table).length === 0)
        const floor = (said: AnswerWord) =>
          assess({ child: { age: 15 }, answers: { ...answers, [changed]: said }, history: {}, ...times }, table).floor
        assert.ok(levelOrder(floor(now)) >= levelOrder(floor('no')))
      },
    ),
    { numRuns: 500 },
  )
})
