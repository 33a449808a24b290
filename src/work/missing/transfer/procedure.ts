// An offer folded from its facts: what was disclosed, whether it is answered, and by when it must be.
import { sql } from '../../../kernel/sql.ts'
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { type Procedure, tellsNobody } from '../../../practice/procedure.ts'
import { type Bodies, read, type TransferFact } from './facts.ts'

export type TransferState = {
  /** `addedAt`: when the package came again, with what had been learned since the offer. */
  readonly received: (Bodies['transfer.received/1'] & { readonly at: Instant; readonly addedAt: Instant | null }) | null
  /** Photographs of theirs that may not be used any more, by their entry with them. */
  readonly calledBack: readonly (Bodies['transfer.photograph-withdrawn/1'] & { readonly at: Instant })[]
  readonly answer: {
    readonly answer: 'accepted' | 'refused' | 'withdrawn'
    readonly at: Instant
    /** Why it was withdrawn, or why we refused; null where we accepted. */
    readonly because: string | null
    readonly episodeId: string | null
    /** The episode was ours before the offer was accepted. */
    readonly joined: boolean
  } | null
}

export const transfer: Procedure<TransferState, TransferFact> = {
  record: 'transfer',
  begin: { received: null, calledBack: [], answer: null },
  evolve: (state, fact) => {
    const at = fact.recordedAt
    switch (fact.kind) {
      case 'transfer.received/1':
        return { ...state, received: { ...fact.body, at, addedAt: null } }
      case 'transfer.added/1':
        return state.received === null
          ? state
          : { ...state, received: { ...state.received, package: fact.body.package, addedAt: at } }
      case 'transfer.photograph-withdrawn/1':
        return { ...state, calledBack: [...state.calledBack, { ...fact.body, at }] }
      case 'transfer.accepted/1':
        return {
          ...state,
          answer: {
            answer: 'accepted',
            at,
            because: null,
            episodeId: fact.body.episodeId,
            joined: fact.body.joined === true,
          },
        }
      case 'transfer.refused/1':
        return {
          ...state,
          answer: { answer: 'refused', at, because: fact.body.because, episodeId: null, joined: false },
        }
      case 'transfer.withdrawn/1': {
        const { episodeId, joined } = state.answer ?? { episodeId: null, joined: false }
        return { ...state, answer: { answer: 'withdrawn', at, because: fact.body.because, episodeId, joined } }
      }
      case 'transfer.erased':
        return state
    }
  },
  rules: [
    {
      name: 'answer the offer',
      words: 'answer the other force’s offer',
      owner: 'force incident manager',
      basis: 'national guidance',
      source:
        'One force owns the search at every moment: the offering force until the other accepts (APP); the time is a Vigil default',
      starts: (fact, _, __, policy) =>
        fact.kind === 'transfer.received/1'
          ? { due: plus(fact.happenedAt, minutes(setting(policy, 'transfer.minutes'))) }
          : null,
      met: (fact) => fact.kind === 'transfer.accepted/1' || fact.kind === 'transfer.refused/1',
      ends: (fact) => fact.kind === 'transfer.withdrawn/1' || fact.kind === 'transfer.erased',
    },
  ],
  read,
  project: ({ forceId, recordId, state: { received, answer } }) =>
    received === null
      ? []
      : [
          sql`
          insert into transfer_offer (force_id, record_id, from_force, from_name, offered_at, answer, answered_at, episode_id)
          values (${forceId}, ${recordId}, ${received.fromForce}, ${received.fromName}, ${received.at}, ${answer?.answer ?? null}, ${answer?.at ?? null}, ${answer?.episodeId ?? null})
          on conflict (force_id, record_id) do update
          set answer = excluded.answer, answered_at = excluded.answered_at, episode_id = excluded.episode_id`,
        ],
  tables: ['transfer_offer'],
  ...tellsNobody,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'transfer.received/1': 'received the offer',
  'transfer.added/1': 'was sent what the other force had learned since its offer',
  'transfer.accepted/1': 'accepted the offer',
  'transfer.refused/1': 'refused the offer',
  'transfer.photograph-withdrawn/1': 'was told that a photograph may not be used any more',
  'transfer.withdrawn/1': 'learned that the offer was withdrawn',
}
