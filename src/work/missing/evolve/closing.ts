// What was learned, and how the episode ends: closed, voided, another force's, a grave outcome.
import type { closingKinds } from '../closing-facts.ts'
import type { FactAmong } from '../facts.ts'
import { type EpisodeState, wasEverMissing } from '../state.ts'
import { searchedAgain } from './searched-again.ts'

type ClosingFact = FactAmong<typeof closingKinds>

export function closingChanges(state: EpisodeState, fact: ClosingFact): EpisodeState {
  const { happenedAt: at, recordedBy: by, position } = fact
  switch (fact.kind) {
    case 'missing.learned/1':
      // Ruled out was what was known until then.
      return {
        ...state,
        learned: { ...fact.body, at },
        seriousHarmAt: fact.body.harm === 'serious harm' ? at : state.seriousHarmAt,
        graveRuledOut: fact.body.harm === 'serious harm' ? null : state.graveRuledOut,
      }
    case 'missing.outcome-decided/1':
      return { ...state, outcomes: [...state.outcomes, { ...fact.body, at }] }
    case 'missing.ethnicity-recorded/1':
      return { ...state, ethnicity: fact.body }
    case 'missing.closed/1':
      return { ...state, phase: 'closed', closedAt: at, closedAsDead: fact.body.diedIn !== undefined }
    case 'missing.reopened/1':
      return reopened(state, fact)
    case 'missing.void-proposed/1':
      return { ...state, voidProposed: { position, by } }
    case 'missing.void-refused/1':
      return { ...state, voidProposed: null }
    case 'missing.voided/1':
      return { ...state, phase: 'voided', closedAt: at, protection: null, transfer: null }
    case 'missing.transfer-offered/1': {
      const { transferId, toForce } = fact.body
      return { ...state, transfer: { transferId, toForce, offeredAt: at } }
    }
    case 'missing.transfer-accepted/1':
      return { ...state, phase: 'transferred', closedAt: at, protection: null }
    case 'missing.transfer-undone/1': {
      const { transferId, toForce } = fact.body
      const transfer = { transferId, toForce, offeredAt: at }
      return { ...state, phase: 'transferred', closedAt: at, protection: null, transfer }
    }
    case 'missing.transfer-withdrawn/1':
    case 'missing.transfer-refused/1':
      return { ...state, transfer: null }
    case 'missing.grave-outcome/1':
      return harmed(state, fact)
    case 'missing.grave-outcome-ruled-out/1':
      return { ...state, graveRuledOut: { ...fact.body, by } }
    case 'missing.referred/1':
    case 'missing.referred-elsewhere/1': {
      const to = fact.kind === 'missing.referred/1' ? fact.body.to : 'repeat missing referral'
      return { ...state, referredTo: [...state.referredTo, to] }
    }
    case 'missing.died-elsewhere/1':
      return { ...state, diedIn: { ...fact.body, since: at, toldAt: fact.recordedAt } }
    case 'missing.death-elsewhere-undone/1':
      return { ...state, diedIn: null }
    case 'missing.wording-audited/1':
    case 'missing.contact-drawn/1':
    case 'missing.contact-audited/1':
    case 'missing.audit-concern-raised/1':
    case 'missing.inspector-concern-raised/1':
    case 'missing.audit-concern-answered/1':
    // What a correction changes stands in the corrected fact itself.
    case 'missing.correction-proposed/1':
    case 'missing.correction-confirmed/1':
    case 'missing.correction-refused/1':
    case 'missing.correction-made/1':
      return state
  }
}

function harmed(
  state: EpisodeState,
  { body, happenedAt: at }: ClosingFact & { readonly kind: 'missing.grave-outcome/1' },
): EpisodeState {
  const protection = body.outcome === 'found dead' ? null : state.protection
  // What was referred of an earlier harm says nothing of this one, or of a death after it.
  const referredTo = state.grave === null ? state.referredTo : []
  return { ...state, grave: { ...body, at }, protection, referredTo }
}

function reopened(
  state: EpisodeState,
  { body, happenedAt }: ClosingFact & { readonly kind: 'missing.reopened/1' },
): EpisodeState {
  // The location was a mistake: missing all along, and what is owed begins now.
  if (body.missing === true) return { ...searchedAgain(state, happenedAt), closedAt: null, closedAsDead: false }
  const found = state.returnedAt === null ? 'located' : 'returned'
  // A concern that never became a search goes back among the concerns, and asks for its next look.
  const notFound = wasEverMissing(state) ? 'open' : 'known'
  return { ...state, phase: state.located === null ? notFound : found, closedAt: null, closedAsDead: false }
}
