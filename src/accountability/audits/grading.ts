// An audited file is graded by those it fell to, apart from each other.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../registers/same-human.ts'
import { Maybe } from '../../registers/schemas.ts'
import { choice, text } from '../../web/fields.ts'
import { answered, because, command, grade } from './file-command.ts'
import { type FileState, neededGradings } from './file-state.ts'
import { answers, questions, topicGrades, topics } from './questions.ts'

/** What anyone who grades a file fills in. */
export const gradingFields = {
  grade,
  topics: Type.Optional({
    ...Type.Object(
      Object.fromEntries(
        topics.map(({ id, words }) => [
          id,
          Type.Optional({
            ...Maybe(Type.Unsafe<(typeof topicGrades)[number]>({ type: 'string', enum: [...topicGrades] })),
            title: words,
            input: 'select',
            choices: topicGrades.map((value) => ({ value, text: value })),
          }),
        ]),
      ),
    ),
    title: 'The topics of inspections since 2024',
    description:
      'Leave empty what the file does not show. These are kept beside the grade. The two scales are never compared',
  }),
  topicGrade: {
    ...Type.Union([Type.Unsafe<(typeof topicGrades)[number]>({ type: 'string', enum: [...topicGrades] }), Type.Null()]),
    title: 'Overall, on the five-point scale',
    input: 'select',
    choices: topicGrades.map((value) => ({ value, text: value })),
  },
  answers: {
    ...Type.Object(
      Object.fromEntries(
        questions.map(({ id, words }) => [id, choice(words, `Answer: ${words}`, answers, {}, 'select')]),
      ),
    ),
    title: 'Questions',
  },
  livedExperience: text('What it was like to be this child', 'Enter what it was like to be this child'),
  because,
}

const Grading = Type.Object(gradingFields)

export const gradeFile = command({
  name: 'grade-file',
  title: 'Grade this file',
  path: 'gradings',
  permission: 'grade files',
  body: Grading,
  evidence: none,
  decide: ({ body, state, by, now }) =>
    answered(gradingRefusals(state, by), {
      kind: 'audited-file.graded/1',
      happenedAt: now,
      body: { ...body, peer: null },
    }),
})

function gradingRefusals(state: FileState, who: Human): readonly Refusal[] {
  const { drawn, gradings } = state
  if (drawn?.kind !== 'case files')
    return [refusal('', 'The files of this audit are not graded. Their answers are asked again.')]
  return [
    ...when(!isGrader(state, who.staffId), '', 'This file was given to another auditor.'),
    ...when(gradings.length >= neededGradings(state), '', 'All the gradings of this file have been given.'),
    ...byAnotherHuman(
      who,
      gradings.filter((one) => one.peer === null).map((one) => one.by),
      drawn.peer
        ? 'You have graded this file. Another force’s grading must come from that force: send it the copy.'
        : 'You have graded this file. A grading cannot be changed.',
    ),
  ]
}

/** Whose it is to grade. */
export const isGrader = ({ allocated }: FileState, who: string): boolean =>
  allocated !== null && (allocated.first === who || allocated.second === who)
