// What is answered of the questions: the fields, only what is new, and the words of whoever said it beside each yes.
import Type, { type Static } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { none } from '../../../registers/records.ts'
import { Line, Maybe } from '../../../registers/schemas.ts'
import { happened, optionalText } from '../../../web/fields.ts'
import { Answer } from '../fact-parts.ts'
import type { NewMissingFact } from '../facts.ts'
import { type Answers, answersOf } from '../grade/minimum.ts'
import { questions } from '../grade/questions.ts'
import type { EpisodeState } from '../state.ts'
import { command, timeRefusals, unless } from './deciding.ts'

/** One field a question: a form asks each by itself, and a program may send those it knows. */
export const AnswerForm = Type.Object(
  Object.fromEntries(
    questions.map((question) => [
      question.id,
      Type.Optional({
        ...Answer,
        title: question.words,
        ...(question.hint === null ? {} : { description: question.hint }),
        input: 'radios',
        choices: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'not known', text: 'Not known' },
        ],
      }),
    ]),
  ),
)

/** A yes says that there is something; what it is stands beside it, in the words of whoever said it. */
export const NotesForm = Type.Object(
  Object.fromEntries(
    questions
      .filter(({ group }) => group === 'twelve')
      .map(({ id, words }) => [id, Type.Optional(optionalText(`What was said: ${words}`, { most: 1000 }))]),
  ),
)

export const whoSaidSo = {
  ...Maybe(Line()),
  title: 'Who said so?',
  description: 'If you leave this empty, it was this caller',
  input: 'text',
}
export const whenSaid = happened('When was it said?')

export const answer = command({
  name: 'answer',
  title: 'Record answers',
  path: 'answers',
  permission: 'report a missing child',
  body: Type.Object({
    answers: AnswerForm,
    notes: Type.Optional(NotesForm),
    saidBy: whoSaidSo,
    at: whenSaid,
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { saidBy, at } = asked.body
    const answers = given(asked.body.answers)
    const notes = asked.body.notes ?? {}
    const nothing = Object.keys(answers).length === 0 ? [refusal('', 'Answer at least one question.')] : []
    const who = saidBy ?? asked.state.report?.caller.name ?? 'caller'
    return unless(
      [
        ...nothing,
        ...unknownRefusals(answers),
        ...timeRefusals(asked, at),
        ...noteRefusals(notes, { ...answersOf(asked.state), ...answers }),
      ],
      ...answersFact(withNoted(asked.state, answers, notes), who, at ?? asked.now, notes),
    )
  },
})

/** Only what was answered. */
export const given = (answers: Readonly<Record<string, Static<typeof Answer> | undefined>>): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([question, said]) => (said === undefined ? [] : [[question, said]])),
  )

/** What was said beside an answer, by question. */
type Notes = Readonly<Record<string, string | null | undefined>>

export function answersFact(
  answers: Answers,
  saidBy: string,
  at: Instant,
  notes: Notes = {},
): readonly NewMissingFact[] {
  const given = Object.entries(answers).map(([question, answer]) => ({
    question,
    answer,
    saidBy,
    at,
    note: notes[question] ?? null,
  }))
  return given.length === 0 ? [] : [{ kind: 'missing.answered/1', happenedAt: at, body: { answers: given } }]
}

const known = new Set<string>(questions.map((question) => question.id))

export const unknownRefusals = (answers: Answers): readonly Refusal[] =>
  Object.keys(answers)
    .filter((question) => !known.has(question))
    .map((question) => refusal('answers', `There is no question “${question}”.`))

/** A form sends every answer that it shows: those that stand already are not said again. */
export function newlySaid(state: EpisodeState, answers: Answers): Answers {
  const stands = answersOf(state)
  return Object.fromEntries(Object.entries(answers).filter(([question, said]) => stands[question] !== said))
}

/** Where something new was said, the answer that stands is said again with it. */
export function withNoted(state: EpisodeState, answers: Answers, notes: Notes): Answers {
  const stands = answersOf(state)
  const noted = Object.entries(notes).flatMap(([question, note]) => {
    const answer = stands[question]
    return note == null || answer === undefined || note === state.answers[question]?.note ? [] : [[question, answer]]
  })
  return { ...Object.fromEntries(noted), ...answers }
}

/** Words without an answer would count as nothing in the minimum grade. */
export const noteRefusals = (notes: Notes, answers: Answers): readonly Refusal[] =>
  Object.entries(notes).flatMap(([question, note]) =>
    note == null || answers[question] !== undefined
      ? []
      : [
          refusal(
            `answers.${question}`,
            'You added what was said here: also answer the question with yes, no or not known.',
          ),
        ],
  )
