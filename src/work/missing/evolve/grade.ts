// What the grade becomes: graded, endorsed, raised, lowered by a second person, reviewed.
import type { FactAmong, RiskLevel } from '../facts.ts'
import type { gradeKinds } from '../grade-facts.ts'
import type { EpisodeState, Grade } from '../state.ts'
import { noEndProposed, nothingProposed } from './waiting.ts'

type GradeFact = FactAmong<typeof gradeKinds>

export function gradeChanges(state: EpisodeState, fact: GradeFact): EpisodeState {
  switch (fact.kind) {
    case 'missing.graded/1':
      return {
        ...regraded(state, fact, fact.body.level, 'graded'),
        phase: state.phase === 'reported' ? 'open' : state.phase,
        grading: fact.body,
        gradedBy: fact.recordedBy,
      }
    case 'missing.endorsed/1':
      return { ...regraded(state, fact, fact.body.level, 'endorsed'), endorsedAt: fact.happenedAt }
    case 'missing.raised/1':
      return regraded(state, fact, fact.body.level, 'raised')
    case 'missing.lowering-proposed/1':
      return {
        ...state,
        deskAdvice: null,
        loweringProposed: { ...fact.body, position: fact.position, by: fact.recordedBy },
      }
    case 'missing.desk-advised/1':
      return { ...state, deskAdvice: { ...fact.body, by: fact.recordedBy } }
    case 'missing.lowered/1':
      return { ...regraded(state, fact, fact.body.level, 'lowered'), ...nothingProposed }
    case 'missing.lowering-refused/1':
      return { ...state, ...nothingProposed }
    case 'missing.reviewed/1':
      return reviewed(regraded(state, fact, fact.body.level, 'reviewed'), fact)
  }
}

function regraded(state: EpisodeState, fact: GradeFact, level: RiskLevel, how: Grade['how']): EpisodeState {
  return {
    ...state,
    // By whichever act the grade changes: what was proposed, was proposed from another.
    ...(level === state.level ? {} : nothingProposed),
    level,
    grades: [...state.grades, { position: fact.position, at: fact.happenedAt, by: fact.recordedBy, level, how }],
  }
}

function reviewed(
  state: EpisodeState,
  { position, happenedAt: at, recordedBy: by, body }: GradeFact & { readonly kind: 'missing.reviewed/1' },
): EpisodeState {
  const { nextReviewAt, actionsSet, actionsClosed, likeTheLast } = body
  const actions = actionsSet.length + actionsClosed.length
  return {
    ...state,
    ...noEndProposed,
    nextReviewAt,
    tasks: [
      ...state.tasks.filter((task) => !actionsClosed.includes(task.words)),
      ...actionsSet.map((words) => ({ position, action: 'set at a review', words, by: nextReviewAt })),
    ],
    reviews: [...state.reviews, { position, at, by, nextReviewAt, actions, likeTheLast }],
  }
}
