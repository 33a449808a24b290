// How each fact changes an inspection: what it found, what became of that, and what was corrected.
import type { Instant } from '../../../kernel/time.ts'
import { keyOfEscalated } from '../../../registers/escalated.ts'
import type { Bodies, InspectionFact } from './facts.ts'
import type { Finding, InspectionState, Judgment, PlanSent } from './state.ts'

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one flat, exhaustive switch, an arm a kind of fact, is plainer than its parts.
export function evolve(state: InspectionState, fact: InspectionFact): InspectionState {
  switch (fact.kind) {
    case 'inspection.recorded/1':
      return { ...state, recorded: fact.body, readers: fact.body.readers }
    case 'inspection.readers-changed/1':
      return { ...state, readers: fact.body.readers }
    case 'inspection.readers-named/1':
      return { ...state, readers: fact.body.readers, readersNamed: { ...fact.body, at: fact.happenedAt } }
    case 'inspection.published/1':
      return {
        ...state,
        published: { ...fact.body, at: fact.happenedAt },
        held: [],
        confirmed: [...state.confirmed, ...state.held],
      }
    case 'inspection.found/1':
      return { ...state, findings: [...state.findings, { ...newFinding(fact), ...fact.body, before: [] }] }
    case 'inspection.finding-corrected/1':
      return { ...state, findings: [...state.findings, { ...newFinding(fact), ...fact.body }] }
    case 'inspection.finding-correction-asked/1': {
      const asked = isMade(state, fact) ? null : { ...fact.body, by: fact.recordedBy }
      return { ...state, findings: changed(state.findings, fact.body, { asked }) }
    }
    case 'inspection.finding-correction-refused/1':
      return { ...state, findings: changed(state.findings, fact.body, { asked: null }) }
    case 'inspection.finding-ended/1':
      return { ...state, findings: changed(state.findings, fact.body, { ended: fact.body, offered: null }) }
    case 'inspection.ending-offered/1': {
      const offered = { ...fact.body, staffId: fact.recordedBy }
      return { ...state, findings: changed(state.findings, fact.body, { offered }) }
    }
    case 'inspection.ending-refused/1':
      return { ...state, findings: changed(state.findings, fact.body, { offered: null }) }
    case 'inspection.judged/1':
      return { ...state, judgments: judged(state.judgments, fact.body, { at: fact.happenedAt, by: fact.recordedBy }) }
    case 'inspection.files-counted/1':
      return { ...state, files: [...state.files.filter((one) => one.area !== fact.body.area), fact.body] }
    case 'inspection.plan-sent/1':
      return { ...state, planSent: [...state.planSent, { ...fact.body, ended: [] }], earlierPlan: null }
    case 'inspection.left-out-ended/1':
      return { ...state, planSent: withEnded(state.planSent, fact.body) }
    case 'inspection.all-ended/1':
      return { ...state, allEnded: fact.body }
    case 'inspection.plan-owed-again/1':
      return state.allEnded === null
        ? { ...state, planSent: withAsked(state.planSent, fact.body.reference) }
        : { ...state, allEnded: null }
    case 'inspection.earlier-plan-offered/1':
      return { ...state, earlierPlan: { ...fact.body, staffId: fact.recordedBy } }
    case 'inspection.earlier-plan-refused/1':
      return { ...state, earlierPlan: null }
    case 'inspection.text-read/1':
      return {
        ...state,
        texts: [...state.texts, { ...fact.body, at: fact.happenedAt }],
        waiting: [
          ...state.waiting,
          ...fact.body.items.map((one) => ({ ...one, recognised: true })),
          ...(fact.body.rest ?? []).map((one) => ({ ...one, recognised: false })),
        ],
      }
    case 'inspection.item-confirmed/1':
      return {
        ...state,
        waiting: state.waiting.filter((one) => one.itemId !== fact.body.itemId),
        confirmed: [...state.confirmed, fact.body],
      }
    case 'inspection.item-dismissed/1':
      return { ...state, waiting: state.waiting.filter((one) => one.itemId !== fact.body.itemId) }
    case 'inspection.recommendation-held/1':
      return {
        ...state,
        waiting: state.waiting.filter((one) => one.itemId !== fact.body.itemId),
        held: [...state.held, fact.body],
      }
    case 'inspection.recommendation-entered/1':
      return { ...state, confirmed: [...state.confirmed, fact.body] }
    case 'inspection.comments-set/1':
      return { ...state, comments: fact.body }
    case 'inspection.merged/1':
      return { ...state, mergedInto: fact.body.into }
    case 'inspection.correction-asked/1':
      return { ...state, correctionAsked: { ...fact.body, by: fact.recordedBy, at: fact.happenedAt } }
    case 'inspection.correction-refused/1':
      return { ...state, correctionAsked: null }
    case 'inspection.corrected/1':
      return corrected(state, fact.body, fact.happenedAt)
    case 'inspection.stage-reached/1':
      return { ...state, reached: [...state.reached.filter(({ stage }) => stage !== fact.body.stage), fact.body] }
    case 'inspection.closing-offered/1':
      return { ...state, closing: { ...fact.body, staffId: fact.recordedBy } }
    case 'inspection.closing-refused/1':
      return { ...state, closing: null }
    case 'inspection.closed/1':
      return { ...state, closing: null, closed: fact.body }
    case 'inspection.escalated/1':
      return {
        ...state,
        escalated: [...state.escalated, keyOfEscalated(fact.body)],
      }
    case 'inspection.words-erased/1':
    case 'inspection.erased':
      return state
  }
}

function judged(
  judgments: readonly Judgment[],
  { chapter, scale, grade }: Bodies['inspection.judged/1'],
  entered: { readonly at: Instant; readonly by: string },
): readonly Judgment[] {
  const stood = judgments.find((one) => one.chapter === chapter)
  const before =
    stood === undefined ? [] : [...stood.before, { scale: stood.scale, grade: stood.grade, at: stood.at, by: stood.by }]
  return [...judgments.filter((one) => one !== stood), { chapter, scale, grade, ...entered, before }]
}

const newFinding = ({ position }: InspectionFact) => ({ position, asked: null, offered: null, ended: null })

type Asked = Extract<InspectionFact, { readonly kind: 'inspection.finding-correction-asked/1' }>

/** What was asked for is read after what came of it, which stands in the place of the finding: agreed since, and not once before from the same page. */
const isMade = ({ findings }: InspectionState, { body, happenedAt }: Asked): boolean =>
  findings.some(
    ({ findingId, before }) =>
      findingId === body.findingId &&
      before.some(
        ({ textHash, because, agreedBy, on }) =>
          agreedBy !== null && on >= happenedAt && textHash === body.textHash && because === body.because,
      ),
  )

/** It belongs to the plan that was sent last: a later one says anew what was open. */
/** What was entered after the letter is open of it, and not answered in it. */
const withAsked = (planSent: readonly PlanSent[], reference: string): readonly PlanSent[] =>
  planSent.map((one, at) => (at === planSent.length - 1 ? { ...one, open: [...(one.open ?? []), reference] } : one))

const withEnded = (planSent: readonly PlanSent[], body: Bodies['inspection.left-out-ended/1']): readonly PlanSent[] =>
  planSent.map((one, at) => (at === planSent.length - 1 ? { ...one, ended: [...one.ended, body] } : one))

const changed = (findings: readonly Finding[], named: { readonly findingId: string }, to: Partial<Finding>) =>
  findings.map((one) => (one.findingId === named.findingId ? { ...one, ...to } : one))

/** What was wrong stays in the list of corrections; what is right stands from now on. */
function corrected(state: InspectionState, body: Bodies['inspection.corrected/1'], at: Instant): InspectionState {
  const { title, fieldwork, publishedOn, address } = body
  const { recorded, published } = state
  return {
    ...state,
    recorded: recorded === null ? null : { ...recorded, title, fieldwork },
    published: published === null || publishedOn === null ? published : { ...published, on: publishedOn, address },
    correctionAsked: null,
    corrections: [...state.corrections, { ...body, at }],
  }
}
