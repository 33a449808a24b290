// A report as JSON on the command line: every problem of it in words, or what is read from it.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { isInstant, parseInstant } from '../../../kernel/time.ts'
import type { AssessInput } from './assess.ts'
import { ofChild } from './minimum.ts'
import { historyFields, questions } from './questions.ts'

const answerWords = ['yes', 'no', 'not known'] as const

export function reportProblems(report: unknown): readonly string[] {
  if (typeof report !== 'object' || report === null || Array.isArray(report)) return ['The report is not an object.']
  return [
    ...unknownKeys(
      report,
      ['child', 'answers', 'history', 'reportedAt', 'lastSeenAt', 'assessedAt'],
      (key) => `There is no field “${key}” in a report.`,
    ),
    ...childProblems(entry(report, 'child')),
    ...answerProblems(entry(report, 'answers')),
    ...historyProblems(entry(report, 'history')),
    ...timeProblems(report),
  ]
}

function childProblems(child: unknown): readonly string[] {
  if (typeof child !== 'object' || child === null || Array.isArray(child))
    return ['“child” is missing: give { "age": 14 }, or null for an age that is not known.']
  const age = entry(child, 'age') ?? null
  const disputed = entry(child, 'ageDisputed')
  const extra = [
    ...unknownKeys(child, ['age', 'ageDisputed', 'name'], (key) => `There is no field “${key}” in “child”.`),
    // Read as no, a dispute in other words would lower the minimum unseen.
    ...(disputed === undefined || typeof disputed === 'boolean' ? [] : ['“child.ageDisputed” is true or false.']),
  ]
  if (age === null) return extra
  if (typeof age !== 'number' || !Number.isInteger(age) || age < 0 || age > 120)
    return [...extra, '“child.age” is a whole number from 0 to 120, or null when it is not known.']
  return age >= 18 && disputed !== true
    ? [
        ...extra,
        'This is an adult’s age: the assessment is for children. If the age is disputed, treat the person as a child: give "ageDisputed": true.',
      ]
    : extra
}

function answerProblems(answers: unknown): readonly string[] {
  if (answers === undefined) return []
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers))
    return ['“answers” is an object of question to "yes", "no" or "not known".']
  const known = new Set(questions.map((question) => question.id))
  return Object.entries(answers).flatMap(([question, answer]) => [
    ...(known.has(question) ? [] : [`There is no question “${question}”.`]),
    ...(answerWords.some((word) => word === answer)
      ? []
      : [`“${question}” is answered with "yes", "no" or "not known".`]),
  ])
}

const History = Type.Object(
  {
    reportsIn90Days: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    harmedBefore: Type.Optional(Type.Union([Type.Literal('no'), Type.Literal('harm'), Type.Literal('serious harm')])),
    exploitationFlag: Type.Optional(
      Type.Union([Type.Literal('none'), Type.Literal('known or suspected'), Type.Literal('high')]),
    ),
    harmInExploitationEpisode: Type.Optional(Type.Boolean()),
    firstEpisode: Type.Optional(Type.Boolean()),
    lookedAfterOnRecord: Type.Optional(Type.Boolean()),
    placedHereOnRecord: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
const history = Compile(History)

function historyProblems(given: unknown): readonly string[] {
  if (given === undefined || history.Check(given)) return []
  const wrong = [...new Set(history.Errors(given).map((error) => error.instancePath.split('/')[1] ?? ''))].filter(
    (field) => field !== '',
  )
  if (wrong.length === 0) return ['“history” is an object; see `vigil assess --questions`.']
  return wrong.map((field) => {
    const known = historyFields.find((one) => one.id === field)
    return known === undefined
      ? `There is no field “${field}” in “history”.`
      : `“history.${field}” must be: ${known.type}.`
  })
}

function timeProblems(report: object): readonly string[] {
  const times = ['reportedAt', 'lastSeenAt', 'assessedAt'].map((name) => ({ name, given: entry(report, name) }))
  const unreadable = times.filter(
    ({ given }) => given !== undefined && (typeof given !== 'string' || parseInstant(given) === null),
  )
  if (unreadable.length > 0) return unreadable.map(({ name }) => `“${name}” is a time like 2026-03-27T22:10:00Z.`)
  const [reported, seen, assessed] = times.map(({ given }) => (typeof given === 'string' ? parseInstant(given) : null))
  return [
    ...(reported != null && seen != null && seen > reported
      ? ['The child was last seen after the report: one of the two times is wrong.']
      : []),
    ...(reported == null && assessed != null && seen != null && seen > assessed
      ? ['The child was last seen after the assessment: one of the two times is wrong.']
      : []),
    ...(reported != null && assessed != null && reported > assessed
      ? ['The assessment is before the report: one of the two times is wrong.']
      : []),
  ]
}

/** Times left out are one moment: just reported, just assessed. */
export function readReport(report: unknown): AssessInput | null {
  const time = (name: string) => {
    const given = entry(report, name)
    return typeof given === 'string' ? parseInstant(given) : null
  }
  const anyTime = time('reportedAt') ?? time('assessedAt') ?? time('lastSeenAt') ?? parseInstant('2000-01-01T00:00:00Z')
  if (anyTime === null || !isInstant(anyTime)) return null
  const age = entry(entry(report, 'child'), 'age')
  const disputed = entry(entry(report, 'child'), 'ageDisputed') === true
  const answers = entry(report, 'answers') ?? {}
  const given = entry(report, 'history') ?? {}
  return {
    child: ofChild(typeof age === 'number' ? age : null, disputed),
    answers: Object.fromEntries(
      Object.entries(answers).flatMap(([question, said]) =>
        answerWords.flatMap((word) => (word === said ? [[question, word]] : [])),
      ),
    ),
    history: history.Check(given) ? withoutUndefined(given) : {},
    reportedAt: time('reportedAt') ?? anyTime,
    lastSeenAt: time('lastSeenAt') ?? anyTime,
    assessedAt: time('assessedAt') ?? anyTime,
  }
}

const withoutUndefined = (given: Type.Static<typeof History>): AssessInput['history'] => ({
  ...(given.reportsIn90Days === undefined ? {} : { reportsIn90Days: given.reportsIn90Days }),
  ...(given.harmedBefore === undefined ? {} : { harmedBefore: given.harmedBefore }),
  ...(given.exploitationFlag === undefined ? {} : { exploitationFlag: given.exploitationFlag }),
  ...(given.harmInExploitationEpisode === undefined
    ? {}
    : { harmInExploitationEpisode: given.harmInExploitationEpisode }),
  ...(given.firstEpisode === undefined ? {} : { firstEpisode: given.firstEpisode }),
  ...(given.lookedAfterOnRecord === undefined ? {} : { lookedAfterOnRecord: given.lookedAfterOnRecord }),
  ...(given.placedHereOnRecord === undefined ? {} : { placedHereOnRecord: given.placedHereOnRecord }),
})

export const entry = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined

const unknownKeys = (value: object, known: readonly string[], sentence: (key: string) => string): readonly string[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map(sentence)
