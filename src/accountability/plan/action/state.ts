// An action as its facts say it stands: what, whose, by when, and how far. Overdue is asked of it with a date, never kept in it.
import type { Instant } from '../../../kernel/time.ts'
import { keyOfEscalated } from '../../../registers/escalated.ts'
import type { ActionFact, Dates, Details, Early } from './facts.ts'

type Stage = 'unallocated' | 'allocated' | 'in progress' | 'claimed done' | 'checked' | 'returned' | 'withdrawn'

export type Owner = {
  readonly staffId: string
  readonly post: string
  readonly unit: string | null
  readonly jobs?: readonly string[]
}
type Said = { readonly by: string; readonly at: Instant; readonly words: string }

type AttachedFile = {
  readonly position: number
  readonly what: string
  readonly type: 'PDF' | 'text'
  readonly bytes: number
  readonly sha256: string
  readonly by: string
  readonly at: Instant
  /** Why it is shown no more. */
  readonly withdrawn: string | null
}

export type ActionState = {
  readonly number: number
  readonly details: Details | null
  readonly dates: Dates | null
  readonly stage: Stage
  readonly owner: Owner | null
  /** Everyone who ever owned it: none of them may check it. */
  readonly owners: readonly string[]
  readonly ownerLeft: Said | null
  readonly claim: (Said & { readonly links: readonly string[] }) | null
  readonly checked: Said | null
  readonly files: readonly AttachedFile[]
  /** Each time somebody went ahead before what it waits for was done. */
  readonly early: readonly (Said & {
    readonly did: 'started' | 'claimed' | 'checked'
    readonly waitedFor: Early['waitedFor']
  })[]
  readonly returned: Said | null
  readonly withdrawn: Said | null
  readonly withdrawalAsked: Said | null
  /** What is said of its effect, the last of it. */
  readonly effect: (Said & { readonly effect: string }) | null
  readonly asked: (Said & { readonly position: number; readonly dueOn: string; readonly effectOn: string }) | null
  readonly dateChanges: readonly (Said & {
    readonly from: string
    readonly dueOn: string
    readonly effectOn: string
    readonly askedBy: string
  })[]
  readonly escalated: readonly string[]
}

export const begin: ActionState = {
  number: 0,
  details: null,
  dates: null,
  stage: 'unallocated',
  owner: null,
  owners: [],
  ownerLeft: null,
  claim: null,
  checked: null,
  files: [],
  early: [],
  returned: null,
  withdrawn: null,
  withdrawalAsked: null,
  effect: null,
  asked: null,
  dateChanges: [],
  escalated: [],
}

export function evolve(state: ActionState, fact: ActionFact): ActionState {
  const said = (words: string): Said => ({ by: fact.recordedBy, at: fact.happenedAt, words })
  switch (fact.kind) {
    case 'action.written/1':
      return { ...state, ...fact.body }
    case 'action.rewritten/1':
      return { ...state, details: fact.body.details }
    case 'action.dated/1':
      return { ...state, dates: fact.body }
    case 'action.allocated/1': {
      const owners = [...new Set([...state.owners, fact.body.staffId])]
      return { ...state, owner: fact.body, owners, ownerLeft: null, stage: 'allocated' }
    }
    case 'action.owner-left/1':
      return {
        ...state,
        owner: null,
        stage: 'unallocated',
        ownerLeft: { ...said(fact.body.because), by: fact.body.staffId },
      }
    case 'action.started/1':
      return { ...state, stage: 'in progress', early: earlier(state, fact, 'started') }
    case 'action.claimed/1':
      return {
        ...state,
        stage: 'claimed done',
        claim: { ...said(fact.body.evidence), links: fact.body.links },
        early: earlier(state, fact, 'claimed'),
      }
    case 'action.checked/1':
      return { ...state, stage: 'checked', checked: said(fact.body.found), early: earlier(state, fact, 'checked') }
    case 'action.returned/1':
      return { ...state, stage: 'returned', returned: said(fact.body.because) }
    case 'action.date-asked/1': {
      const { dueOn, effectOn, because } = fact.body
      return { ...state, asked: { ...said(because), position: fact.position, dueOn, effectOn } }
    }
    case 'action.date-agreed/1':
      return moved(state, fact.recordedBy, fact.happenedAt)
    case 'action.date-refused/1':
      return { ...state, asked: null }
    case 'action.withdrawal-asked/1':
      return { ...state, withdrawalAsked: said(fact.body.because) }
    case 'action.withdrawal-refused/1':
      return { ...state, withdrawalAsked: null }
    case 'action.withdrawn/1':
      return { ...state, stage: 'withdrawn', withdrawn: said(fact.body.because), withdrawalAsked: null }
    case 'action.effect-shown/1':
      return { ...state, effect: { ...said(fact.body.shownBy), effect: fact.body.effect } }
    case 'action.file-attached/1': {
      const one = { ...fact.body, position: fact.position, by: fact.recordedBy, at: fact.happenedAt, withdrawn: null }
      return { ...state, files: [...state.files, one] }
    }
    case 'action.file-withdrawn/1': {
      const { filePosition, because } = fact.body
      const files = state.files.map((one) => (one.position === filePosition ? { ...one, withdrawn: because } : one))
      return { ...state, files }
    }
    case 'action.escalated/1':
      return {
        ...state,
        escalated: [...state.escalated, keyOfEscalated(fact.body)],
      }
    case 'action.words-erased/1':
    case 'action.erased':
      return state
  }
}

type Going = Extract<ActionFact, { readonly kind: 'action.started/1' | 'action.claimed/1' | 'action.checked/1' }>

const earlier = (
  { early }: ActionState,
  { recordedBy: by, happenedAt: at, body }: Going,
  did: ActionState['early'][number]['did'],
): ActionState['early'] =>
  body.early === undefined
    ? early
    : [...early, { did, by, at, words: body.early.because, waitedFor: body.early.waitedFor }]

function moved(state: ActionState, by: string, at: Instant): ActionState {
  const { asked, dates } = state
  if (asked === null || dates === null) return state
  const { dueOn, effectOn } = asked
  const change = { by, at, words: asked.words, from: dates.dueOn, dueOn, effectOn, askedBy: asked.by }
  return { ...state, asked: null, dates: { ...dates, dueOn, effectOn }, dateChanges: [...state.dateChanges, change] }
}
