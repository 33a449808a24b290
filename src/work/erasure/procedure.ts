// An erasure folded from its facts. Whoever asked never approves, and nothing goes before somebody else has.
import { sql } from '../../kernel/sql.ts'
import { addMonths, dayOf, endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import { type Procedure, tellsNobody } from '../../practice/procedure.ts'
import { type Bodies, type ErasureFact, read } from './facts.ts'

type By = { readonly staffId: string; readonly at: Instant }
export type ErasureState = {
  readonly asked: (Bodies['erasure.asked/1'] & By) | null
  readonly approved: By | null
  readonly refused: (Bodies['erasure.refused/1'] & By) | null
  readonly carriedOut: { readonly facts: number; readonly at: Instant } | null
}

export function stageOf({ approved, refused, carriedOut }: ErasureState) {
  if (carriedOut !== null) return 'carried out'
  if (refused !== null) return 'refused'
  return approved !== null ? 'approved' : 'asked'
}

export const erasure: Procedure<ErasureState, ErasureFact> = {
  record: 'erasure',
  begin: { asked: null, approved: null, refused: null, carriedOut: null },
  evolve: (state, fact) => {
    const by = { staffId: fact.recordedBy, at: fact.recordedAt }
    switch (fact.kind) {
      case 'erasure.asked/1':
        return { ...state, asked: { ...fact.body, ...by } }
      case 'erasure.approved/1':
        return { ...state, approved: by }
      case 'erasure.refused/1':
        return { ...state, refused: { ...fact.body, ...by } }
      case 'erasure.ordered-again/1':
        return orderedAgain(state, fact.body, fact.recordedAt)
      case 'erasure.carried-out/1':
        return { ...state, carriedOut: { facts: fact.body.facts, at: fact.recordedAt } }
    }
  },
  rules: [
    {
      name: 'decide on the erasure',
      words: 'decide whether something is erased',
      owner: 'records manager',
      basis: 'Vigil default',
      source:
        'One month from the day it was asked for: the time that the Data Protection Act 2018 s.54 gives for a person’s own request (not verified here)',
      starts: (fact) =>
        fact.kind === 'erasure.asked/1'
          ? { due: endOfLocalDay(addMonths(dayOf(fact.body.requestedOn ?? localDate(fact.happenedAt)), 1)) }
          : null,
      met: (fact) =>
        fact.kind === 'erasure.approved/1' ||
        fact.kind === 'erasure.refused/1' ||
        fact.kind === 'erasure.ordered-again/1',
    },
  ],
  read,
  project: ({ forceId, recordId, state }) => {
    const { asked, approved, refused, carriedOut } = state
    if (asked === null) return []
    return [
      sql`
      insert into erasure (force_id, record_id, of_record, of_kind, positions, authority, stage, asked_at, decided_at, carried_out_at)
      values (${forceId}, ${recordId}, ${asked.ofRecord}, ${asked.ofKind}, ${[...asked.positions]}::integer[], ${asked.authority},
        ${stageOf(state)}, ${asked.at}, ${approved?.at ?? refused?.at ?? null}, ${carriedOut?.at ?? null})
      on conflict (force_id, record_id) do update
      set positions = excluded.positions, stage = excluded.stage, decided_at = excluded.decided_at, carried_out_at = excluded.carried_out_at`,
    ]
  },
  tables: ['erasure'],
  ...tellsNobody,
  words: (kind) => words[kind] ?? kind,
}

/** As it was asked and approved before the backup was put back; what stands of it in the restored record is kept. */
function orderedAgain(state: ErasureState, body: Bodies['erasure.ordered-again/1'], at: Instant): ErasureState {
  const { ofRecord, ofKind, erased, askedBy, approvedBy } = body
  const positions = new Set([...(state.asked?.positions ?? []), ...erased.map((one) => one.position)])
  const otherwise = {
    ofRecord,
    ofKind,
    authority: 'its time of retention has ended',
    document: 'as in the file of what was erased before',
    requestedOn: null,
    staffId: askedBy,
    at,
  } as const
  return {
    ...state,
    asked: { ...(state.asked ?? otherwise), positions: [...positions].sort((a, b) => a - b) },
    approved: state.approved ?? { staffId: approvedBy, at },
    refused: null,
    carriedOut: null,
  }
}

const words: Readonly<Record<string, string>> = {
  'erasure.asked/1': 'asked for an erasure',
  'erasure.approved/1': 'approved it',
  'erasure.refused/1': 'refused it',
  'erasure.ordered-again/1': 'ordered it again after a backup was restored',
  'erasure.carried-out/1': 'carried it out',
}
