// How each fact changes a recommendation: its stage and what is said of it; its dates, its documents, its test and who took its place stand in evolve/.
import { localDate } from '../../kernel/time.ts'
import { keyOfEscalated } from '../../registers/escalated.ts'
import { chosenFor, corrected } from './evolve/addressee.ts'
import { dated, republished, worded } from './evolve/dates.ts'
import { reopened, verified } from './evolve/documents.ts'
import { superseded, supersedes } from './evolve/place-taken.ts'
import { approved } from './evolve/test-approved.ts'
import type { RecommendationFact } from './facts.ts'
import type { RecommendationState } from './state.ts'
import { answersInWriting } from './time-scales.ts'

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one flat, exhaustive switch, an arm a kind of fact, is plainer than its parts.
export function evolve(state: RecommendationState, fact: RecommendationFact): RecommendationState {
  switch (fact.kind) {
    case 'recommendation.received/1':
      return {
        ...state,
        received: { ...unsourced, ...fact.body },
        enteredOn: localDate(fact.happenedAt),
        dueOn: fact.body.dueOn,
      }
    case 'recommendation.received/2': {
      const { timeScale, baseOn, dueOn } = fact.body
      const dates = answersInWriting(timeScale) ? { answerBy: dueOn, dueOn: null } : { dueOn }
      return { ...state, received: fact.body, enteredOn: localDate(fact.happenedAt), timeScale, baseOn, ...dates }
    }
    case 'recommendation.base-changed/1': {
      const { baseOn, dueOn, because } = fact.body
      const at = fact.happenedAt
      const based = { ...state, baseOn, baseChanges: [...state.baseChanges, { baseOn, because, at }] }
      // Before a second person was asked for, one alone could move a date in this way: it is counted all the same.
      return dueOn === null ? { ...based, dueOn } : dated(based, { dueOn, because, agreedBy: 'nobody else', at })
    }
    case 'recommendation.submitted/1': {
      const { to, standing } = fact.body
      return { ...state, stage: 'submitted', submitted: { to, standing, at: fact.happenedAt } }
    }
    case 'recommendation.verified/1':
      return verified(state, fact.body, fact.happenedAt)
    case 'recommendation.document-offered/1':
      return { ...state, offered: { ...fact.body, staffId: fact.recordedBy, at: fact.happenedAt } }
    case 'recommendation.document-refused/1':
      return { ...state, offered: null }
    case 'recommendation.closed/1':
      return { ...state, stage: fact.body.how, closed: fact.body }
    case 'recommendation.answered/1':
      return fact.body.as === undefined ? { ...state, answered: fact.body } : { ...state, answeredBeside: fact.body }
    case 'recommendation.answer-published/1':
      return { ...state, answerPublished: fact.body }
    case 'recommendation.extension-applied/1':
      return { ...state, extension: { applied: fact.body, appliedBy: fact.recordedBy, answered: null } }
    case 'recommendation.extension-answered/1': {
      const { extension, answerBy } = state
      if (extension === null) return state
      return { ...state, extension: { ...extension, answered: fact.body }, answerBy: fact.body.until ?? answerBy }
    }
    case 'recommendation.update-given/1':
      return { ...state, updates: [...state.updates, fact.body] }
    case 'recommendation.addressee-chosen/1':
      return state.received === null ? state : { ...state, received: chosenFor(state.received, fact.body) }
    case 'recommendation.addressee-correction-asked/1':
      return { ...state, addresseeAsked: { ...fact.body, staffId: fact.recordedBy, at: fact.happenedAt } }
    case 'recommendation.addressee-correction-refused/1':
      return { ...state, addresseeAsked: null }
    case 'recommendation.addressee-corrected/1':
      return corrected(state, fact.body, fact.happenedAt)
    case 'recommendation.responsible-named/1':
      return { ...state, responsible: fact.body }
    case 'recommendation.words-entered/1':
      return worded(state, fact.body)
    case 'recommendation.words-correction-asked/1':
      return { ...state, wordsAsked: { ...fact.body, by: fact.recordedBy } }
    case 'recommendation.words-correction-refused/1':
      return { ...state, wordsAsked: null }
    case 'recommendation.words-corrected/1': {
      const { received, wordsCorrections } = state
      if (received === null) return state
      const one = { ...fact.body, from: received.words, at: fact.happenedAt }
      const { words, paragraph } = fact.body
      return {
        ...state,
        received: { ...received, words, paragraph },
        wordsAsked: null,
        wordsCorrections: [...wordsCorrections, one],
      }
    }
    case 'recommendation.superseded/1':
      return superseded(state, fact.body, fact.happenedAt)
    case 'recommendation.supersedes/1':
      return supersedes(state, fact.body, fact.happenedAt)
    case 'recommendation.superseding-asked/1':
      return { ...state, supersedingAsked: { ...fact.body, staffId: fact.recordedBy, at: fact.happenedAt } }
    case 'recommendation.superseding-refused/1':
      return { ...state, supersedingAsked: null }
    case 'recommendation.revisited/1':
      return { ...state, revisits: [...state.revisits, fact.body], revisitOffered: null }
    case 'recommendation.revisit-offered/1':
      return { ...state, revisitOffered: { ...fact.body, staffId: fact.recordedBy } }
    case 'recommendation.revisit-refused/1':
      return { ...state, revisitOffered: null }
    case 'recommendation.found-again/1':
      return { ...state, foundAgain: [...state.foundAgain, fact.body] }
    case 'recommendation.found-again-corrected/1': {
      const { inspectionId, on } = fact.body
      const right = state.foundAgain.map((one) => (one.inspectionId === inspectionId ? { ...one, on } : one))
      return { ...state, foundAgain: right }
    }
    case 'recommendation.found-again-withdrawn/1': {
      const { inspectionId } = fact.body
      return { ...state, foundAgain: state.foundAgain.filter((one) => one.inspectionId !== inspectionId) }
    }
    case 'recommendation.escalated/1':
      return {
        ...state,
        escalated: [...state.escalated, keyOfEscalated(fact.body)],
      }
    case 'recommendation.rejection-asked/1':
      return { ...state, rejectionAsked: { ...fact.body, by: fact.recordedBy, at: fact.happenedAt } }
    case 'recommendation.rejection-refused/1':
      return { ...state, rejectionAsked: null }
    case 'recommendation.stage-recorded/1': {
      const { stage, because, agreedBy = null } = fact.body
      const rejected = stage === 'rejected' ? { because, agreedBy, at: fact.happenedAt } : null
      return { ...state, stage, rejected, rejectionAsked: null }
    }
    case 'recommendation.date-asked/1': {
      const { baseOn = null, ...asked } = fact.body
      return { ...state, dateAsked: { ...asked, baseOn, by: fact.recordedBy, at: fact.happenedAt } }
    }
    case 'recommendation.date-refused/1':
      return { ...state, dateAsked: null }
    case 'recommendation.date-changed/1': {
      const { baseOn, ...change } = fact.body
      const at = fact.happenedAt
      const changed = dated({ ...state, dateAsked: null }, { ...change, at })
      if (baseOn === undefined) return changed
      return { ...changed, baseOn, baseChanges: [...state.baseChanges, { baseOn, because: change.because, at }] }
    }
    case 'recommendation.publication-corrected/1':
      return republished(state, fact.body)
    case 'recommendation.test-proposed/1':
      return { ...state, proposed: { position: fact.position, by: fact.recordedBy, ...fact.body } }
    case 'recommendation.test-approved/1':
      return approved(state, fact.happenedAt)
    case 'recommendation.found-untestable/1':
      return { ...state, untestable: { ...fact.body, at: fact.happenedAt } }
    case 'recommendation.commented/1':
      return { ...state, comments: [...state.comments, { ...fact.body, by: fact.recordedBy, at: fact.happenedAt }] }
    case 'recommendation.test-passed/1':
    case 'recommendation.words-erased/1':
    case 'recommendation.erased':
      return state
    case 'recommendation.re-opened/1':
      return reopened(state, fact.body, fact.happenedAt)
  }
}

/** Of facts recorded before the register of inspections: what was not asked then. */
const unsourced = {
  inspectionId: null,
  findingId: null,
  paragraph: null,
  address: null,
  textHash: null,
  addressee: 'chief constable',
  timeScale: 'none',
  baseOn: null,
} as const
