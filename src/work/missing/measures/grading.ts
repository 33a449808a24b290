// Measures of the grade: high enough, in time, by somebody trained, with what was known considered.
import { minutesBetween } from '../../../kernel/time.ts'
import { levelOrder } from '../grade/levels.ts'
import { fromFirstContact, type Observe, said, timed } from './observing.ts'

/**
 * M1: the first grade at or above the minimum, or below it by a lowering that a second person agreed to; and not raised
 * afterwards on what had been known when the report was taken.
 */
export const gradedAtOrAbove: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) => {
    if (fact.kind !== 'missing.graded/1') return []
    const { level, floor } = fact.body
    const authorised = steps.some(
      ({ fact: later }) =>
        later.kind === 'missing.lowered/1' &&
        later.position > fact.position &&
        levelOrder(later.body.level) <= levelOrder(level),
    )
    const tooLow = steps.some(
      ({ fact: later }) =>
        later.kind === 'missing.raised/1' && later.position > fact.position && later.body.onInformationHeldAtReport,
    )
    const yes = (levelOrder(level) >= levelOrder(floor) || authorised) && !tooLow
    return [said(state, 'M1', fact.position, fact.happenedAt, yes)]
  })

/** M2: ever LOW or VERY_LOW, of all: whoever was never graded is in the count. */
export const everLow: Observe = ({ state }) =>
  state.reportedAt === null
    ? []
    : [
        said(
          state,
          'M2',
          1,
          state.reportedAt,
          state.grades.some((grade) => levelOrder(grade.level) <= levelOrder('LOW')),
        ),
      ]

/** M4: from the first contact to the endorsed grade. */
export const timeToEndorsement: Observe = (folded) =>
  fromFirstContact(folded, timed(folded, 'M4', ['endorse the grade']))

/** M4a: the first grade in time, before anybody endorses it; who never is graded counts. */
export const timeToGrade: Observe = (folded) => fromFirstContact(folded, timed(folded, 'M4a', ['grade the risk']))

/** M5: raised more than two hours after the first contact with this force, on what was known at the report. */
export const raisedLate: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) => {
    const since = state.report?.acceptedAt ?? state.reportedAt
    if (fact.kind !== 'missing.raised/1' || since === null) return []
    return [
      said(
        state,
        'M5',
        fact.position,
        fact.happenedAt,
        fact.body.onInformationHeldAtReport && minutesBetween(since, fact.happenedAt) > 120,
      ),
    ]
  })

/** M12: earlier episodes shown and answered for, where there are any. */
export const earlierConsidered: Observe = ({ state, steps }) =>
  (state.report?.history.earlier.length ?? 0) === 0
    ? []
    : steps.flatMap(({ fact }) =>
        fact.kind === 'missing.graded/1'
          ? [
              said(
                state,
                'M12',
                fact.position,
                fact.happenedAt,
                fact.body.earlierShown && (fact.body.earlierConsidered ?? '').trim() !== '',
              ),
            ]
          : [],
      )

/** M20: graded by somebody whose training was in date. */
export const gradedByCompetent: Observe = ({ state, steps }) =>
  steps.flatMap(({ fact }) =>
    fact.kind === 'missing.graded/1' ? [said(state, 'M20', fact.position, fact.happenedAt, fact.body.competent)] : [],
  )
