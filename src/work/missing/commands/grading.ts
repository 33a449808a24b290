// The grade of a search: given, endorsed, raised.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { gradingTrainedUntil } from '../../../registers/staff.ts'
import { choice, optionalText, text, yesNo } from '../../../web/fields.ts'
import { levelOrder, levelWords } from '../grade/levels.ts'
import { answersOf, inputOf } from '../grade/minimum.ts'
import { wasShown } from '../queries/report.ts'
import { raisedSinceEndorsed } from '../state.ts'
import {
  AnswerForm,
  answersFact,
  given,
  NotesForm,
  newlySaid,
  noteRefusals,
  whenSaid,
  whoSaidSo,
  withNoted,
} from './answering.ts'
import { command, no, onlyWhile, record, refuse, timeRefusals, unless } from './deciding.ts'
import { belowWhatStood, endorsedBelow, gradeFacts, gradeRefusals, isTrained, pagesWithEarlier } from './grade-given.ts'

export const grade = command({
  name: 'grade',
  title: 'Grade the risk',
  path: 'grading',
  permission: 'grade',
  body: Type.Object({
    level: choice('Grade', 'Choose a grade', ['HIGH', 'MEDIUM', 'LOW', 'VERY_LOW'], levelWords),
    because: text('Why', 'Enter why', { description: 'What could happen to this child, and what makes you think so' }),
    earlierConsidered: optionalText('What the earlier episodes mean for this one', {
      description: 'They are shown above. Say what you make of them',
    }),
    // What is on screen beside the grade: recorded before it, and the minimum is judged with it.
    answers: Type.Optional(AnswerForm),
    notes: Type.Optional(NotesForm),
    saidBy: Type.Optional(whoSaidSo),
    at: Type.Optional(whenSaid),
  }),
  evidence: async (reader: Reader, { folded, world }) => {
    const { forceId: force, staffId } = world.who
    const [trained, shown] = await Promise.all([
      gradingTrainedUntil.one(reader, { force, staff: staffId }),
      wasShown.one(reader, {
        force,
        who: staffId,
        record: folded.recordId,
        pages: pagesWithEarlier,
        since: folded.state.reportRecordedAt ?? world.now,
      }),
    ])
    return { trainedUntil: trained?.grading_trained_until ?? '', earlierShown: shown !== null }
  },
  decide: (asked) => {
    const input = inputOf(asked.state)
    if (input === null) return no('', 'There is no report to grade.')
    const notes = asked.body.notes ?? {}
    const sent = given(asked.body.answers ?? {})
    const said = withNoted(asked.state, newlySaid(asked.state, sent), notes)
    const answers = { ...answersOf(asked.state), ...said }
    const at = asked.body.at ?? null
    const who = asked.body.saidBy ?? asked.state.report?.caller.name ?? 'caller'
    const competent = isTrained(asked.evidence.trainedUntil, asked.now)
    // Where there are none, there is nothing that could have been kept from the grader.
    const earlierShown = asked.evidence.earlierShown || asked.state.report?.history.earlier.length === 0
    const refusals = [
      // Whoever was found before anybody graded is graded all the same: it is how soon the risk was recognised.
      ...onlyWhile(asked, ['reported', 'located', 'returned'], graded),
      ...(asked.state.grading === null ? [] : [refusal('', graded)]),
      ...when(asked.body.level === 'VERY_LOW', 'level', 'Very low is not used for children: choose another grade.'),
      ...belowWhatStood(asked.state, asked.body.level),
      ...gradeRefusals(asked.body, answers, input, asked),
      ...timeRefusals(asked, at),
      ...noteRefusals(notes, answers),
    ]
    return refusals.length > 0
      ? refuse(...refusals)
      : record(
          ...answersFact(said, who, at ?? asked.now, notes),
          ...gradeFacts(asked.body, answers, input, { ...asked, competent, earlierShown }),
        )
  },
})

const graded = 'It is already graded: raise it, or propose a lower grade.'

export const endorse = command({
  name: 'endorse',
  title: 'Endorse the grade',
  path: 'endorsement',
  permission: 'endorse a grade',
  body: Type.Object({ because: text('What you looked at, and why it is right', 'Enter what you looked at') }),
  evidence: none,
  decide: (asked) => {
    const { level, gradedBy } = asked.state
    if (level === null) return no('', 'There is no grade to endorse yet.')
    const raisedBy = raisedSinceEndorsed(asked.state)
      ? asked.state.grades.findLast(({ how }) => how === 'raised')?.by
      : null
    return unless(
      [
        ...onlyWhile(asked, ['open', 'located', 'returned'], 'The episode is not open.'),
        ...endorsedBelow(asked.folded, asked.policy, asked.now),
        ...byAnotherHuman(asked.by, gradedBy, 'You graded it: a supervisor must endorse it.'),
        ...byAnotherHuman(
          asked.by,
          raisedBy,
          'You raised it after it was endorsed: another supervisor must endorse the new grade.',
        ),
      ],
      { kind: 'missing.endorsed/1', happenedAt: asked.now, body: { level, because: asked.body.because } },
    )
  },
})

export const raise = command({
  name: 'raise',
  title: 'Raise the grade',
  path: 'raise',
  permission: 'grade',
  body: Type.Object({
    level: choice('To', 'Choose the grade', ['HIGH', 'MEDIUM'], levelWords),
    because: text('Why', 'Enter why'),
    onInformationHeldAtReport: yesNo(
      'Was the information it is based on known when the report was taken?',
      'Say whether it was known when the report was taken',
      'Counted, so that late recognition is seen',
    ),
  }),
  evidence: none,
  decide: (asked) => {
    const { level } = asked.state
    if (level === null) return no('', 'Grade the report first.')
    return unless(
      [
        ...onlyWhile(asked, ['open'], 'The child is not missing now.'),
        ...(levelOrder(asked.body.level) <= levelOrder(level)
          ? [refusal('level', `It is ${levelWords[level]} already: choose a higher grade.`)]
          : []),
      ],
      { kind: 'missing.raised/1', happenedAt: asked.now, body: asked.body },
    )
  },
})
