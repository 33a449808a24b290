// What the local policing body wrote in a decision or a draft of one, in an undertaking or of a public meeting may be erased: somebody may have named a child there. What was decided and done stays, and what is published.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import type { ActionFact, DecisionFact, PerformanceFact } from './facts.ts'
import { performanceMeeting } from './performance.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'

export const decisionWords = ownWordsOf({
  procedure: scrutinyDecision,
  kind: 'scrutiny-decision.words-erased/1',
  words: 'what the local policing body wrote in a decision or a draft, and did not publish',
  without,
})

function without(fact: DecisionFact, facts: readonly DecisionFact[]): object | null {
  switch (fact.kind) {
    case 'scrutiny-decision.drafted/1': {
      const nothing = { forum: null, topic: null, questions: null, because: null, evidence: null, furtherAction: null }
      const kept = { ...fact.body, ...nothing }
      return Object.entries(fact.body).every(([field, value]) => value === null || !(field in nothing)) ? null : kept
    }
    case 'scrutiny-decision.made/1': {
      const unpublished = { ...fact.body, questions: gone, evidence: gone }
      // What was published is never taken away: it was looked at first, and names nobody.
      if (facts.some(({ kind }) => kind === 'scrutiny-decision.published/1')) return unpublished
      return {
        ...{ ...unpublished, forum: gone, topic: gone, because: gone },
        furtherAction: fact.body.furtherAction === null ? null : gone,
      }
    }
    case 'scrutiny-decision.published/1': {
      const { lookedAt } = fact.body
      return lookedAt === null ? null : { ...fact.body, lookedAt: { ...lookedAt, because: gone } }
    }
    default:
      return null
  }
}

export const undertakingWords = ownWordsOf({
  procedure: commissionerAction,
  kind: 'commissioner-action.words-erased/1',
  words: 'what the local policing body wrote about its own undertaking, and did not publish',
  without: withoutUndertaking,
})

function withoutUndertaking(fact: ActionFact, facts: readonly ActionFact[]): object | null {
  switch (fact.kind) {
    case 'commissioner-action.undertaken/1': {
      if (facts.some(({ kind }) => kind === 'commissioner-action.published/1')) return null
      const { noMeasure = null } = fact.body
      return { ...fact.body, words: gone, owner: gone, noMeasure: noMeasure === null ? null : gone }
    }
    // Why its date moved, and what shows that it is done, never go on the public site.
    case 'commissioner-action.date-changed/1':
      return { ...fact.body, because: gone }
    case 'commissioner-action.done/1':
      return { evidence: gone }
    case 'commissioner-action.published/1': {
      const { lookedAt } = fact.body
      return lookedAt === null ? null : { ...fact.body, lookedAt: { ...lookedAt, because: gone } }
    }
    default:
      return null
  }
}

export const meetingWords = ownWordsOf({
  procedure: performanceMeeting,
  kind: 'performance-meeting.words-erased/1',
  words: 'what the local policing body wrote about a public performance meeting, outside its frozen paper',
  without: withoutMeeting,
})

function withoutMeeting(fact: PerformanceFact, facts: readonly PerformanceFact[]): object | null {
  switch (fact.kind) {
    case 'performance-meeting.held/1':
    case 'performance-meeting.entered-held/1':
      return { ...fact.body, outcome: gone }
    case 'performance-meeting.cancelled/1':
      return { because: gone }
    case 'performance-meeting.commented/1': {
      const { words, lookedAt } = fact.body
      const looked = lookedAt === undefined ? {} : { lookedAt: { ...lookedAt, because: gone } }
      // What is in the frozen paper was read in public; without words, what stood there is taken out.
      if (words !== null && !isInPaper(fact, facts)) return { ...fact.body, words: null, ...looked }
      return lookedAt === undefined ? null : { ...fact.body, ...looked }
    }
    default:
      return null
  }
}

type Commented = Extract<PerformanceFact, { readonly kind: 'performance-meeting.commented/1' }>

/** Of several words beside one recommendation the paper has the last. */
const isInPaper = ({ body, position }: Commented, facts: readonly PerformanceFact[]): boolean =>
  facts.some(({ kind }) => kind === 'performance-meeting.paper-frozen/1') &&
  !facts.some(
    (later) =>
      later.kind === 'performance-meeting.commented/1' &&
      later.position > position &&
      later.body.recommendationId === body.recommendationId,
  )
