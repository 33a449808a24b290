// The grades an inspection gave and the case files it counted.

import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { capital } from '../../../kernel/words.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { choiceOf, line } from '../../../web/fields.ts'
import { command, known, permission, unless } from './command.ts'
import { type Counted, moreThanAll, sumWrong } from './files-add-up.ts'
import { judgmentWrong } from './generations.ts'
import { reportOf } from './report-read.ts'

export const judgeChapter = command({
  name: 'judge',
  title: 'Enter a grade',
  path: 'grades',
  permission,
  body: Type.Object({
    chapter: line('Chapter', 'Enter the chapter', { most: 120 }),
    scale: choiceOf('Scale', 'Choose the scale'),
    grade: line('Grade', 'Enter the grade', { most: 40 }),
  }),
  evidence: none,
  decide: ({ body, state, policy, now }) =>
    unless(
      [
        ...known(state),
        ...when(
          state.judgments.some(
            (one) => one.chapter === body.chapter && one.scale === body.scale && one.grade === body.grade,
          ),
          'grade',
          'This grade has already been entered.',
        ),
        ...judgmentWrong(policy, reportOf(state, now), body).map(([field, sentence]) =>
          refusal(field, `${capital(sentence)}.`),
        ),
      ],
      { kind: 'inspection.judged/1', happenedAt: now, body },
    ),
})

const number = (title: string, missing: string) => ({
  ...Type.Integer({ minimum: 0, maximum: 100_000 }),
  title,
  missing,
  input: 'number',
})

export const countFiles = command({
  name: 'count-files',
  title: 'Enter counted case files',
  path: 'files',
  permission,
  body: Type.Object({
    area: line('Area of child protection', 'Enter the area, or “all files”', { most: 120 }),
    n: number('Files looked at', 'Enter how many files'),
    good: number('Good', 'Enter how many were good'),
    requiresImprovement: number('Requiring improvement', 'Enter how many required improvement'),
    inadequate: number('Inadequate', 'Enter how many were inadequate'),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const sentences = [sumWrong(body), tooMany(state.files, body)].flatMap((one) => one ?? [])
    return unless([...known(state), ...sentences.map((one) => refusal('n', `${one}. Correct the counts.`))], {
      kind: 'inspection.files-counted/1',
      happenedAt: now,
      body,
    })
  },
})

/** No area has more files than there are in all, whichever of the two is entered last. */
function tooMany(counted: readonly Counted[], one: Counted): string | null {
  const all = [...counted.filter((each) => each.area !== one.area), one]
  return all.map((each) => moreThanAll(each, all)).find((sentence) => sentence !== null) ?? null
}
