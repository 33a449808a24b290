// A peer file folded from its facts: it waits, or it is graded, refused or taken back; and by when it is answered.
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Procedure } from '../../../practice/procedure.ts'
import { escalating, keyOfEscalated } from '../../../registers/escalated.ts'
import { sentUp } from '../../ladder.ts'
import { peerGradingDue } from '../settings.ts'
import { type Bodies, type PeerFact, read } from './facts.ts'

type At = { readonly at: Instant; readonly by: string }
export type PeerState = {
  readonly received: (Bodies['peer-file.received/1'] & At) | null
  readonly graded: (Bodies['peer-file.graded/1'] & At) | null
  readonly refused: (Bodies['peer-file.refused/1'] & At) | null
  readonly recalled: (Bodies['peer-file.recalled/1'] & At) | null
  /** Each time a child in it was said to be at risk now. */
  readonly concerns: readonly At[]
  readonly escalated: readonly string[]
}

export const peerFile: Procedure<PeerState, PeerFact> = {
  record: 'peer-file',
  begin: { received: null, graded: null, refused: null, recalled: null, concerns: [], escalated: [] },
  evolve: (state, fact) => {
    const who = { at: fact.recordedAt, by: fact.recordedBy }
    switch (fact.kind) {
      case 'peer-file.received/1':
        return { ...state, received: { ...fact.body, ...who } }
      case 'peer-file.graded/1':
        return { ...state, graded: { ...fact.body, ...who } }
      case 'peer-file.refused/1':
        return { ...state, refused: { ...fact.body, ...who } }
      case 'peer-file.recalled/1':
        return { ...state, recalled: { ...fact.body, ...who } }
      case 'peer-file.concern-raised/1':
        return { ...state, concerns: [...state.concerns, who] }
      case 'peer-file.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    }
  },
  rules: sentUp([
    {
      name: 'grade the other force’s file',
      words: 'grade a file of another force’s audit',
      owner: 'auditor',
      basis: 'Vigil default',
      source: 'A tenth of audited files is graded by another force; ten working days are Vigil’s default',
      starts: (fact, _, __, policy) => {
        const due = fact.kind === 'peer-file.received/1' ? peerGradingDue(fact.happenedAt, policy) : null
        return due === null ? null : { due }
      },
      met: (fact) => fact.kind === 'peer-file.graded/1',
      ends: (fact) => fact.kind === 'peer-file.refused/1' || fact.kind === 'peer-file.recalled/1',
    },
  ]),
  read,
  project: ({ forceId, recordId, state: { received, graded, refused, recalled } }) =>
    received === null
      ? []
      : [
          sql`
          insert into peer_file (force_id, record_id, from_force, from_name, topic, received_at, answer, answered_at)
          values (${forceId}, ${recordId}, ${received.fromForce}, ${received.fromName}, ${received.topic}, ${received.at},
            ${answerOf({ graded, refused, recalled })}, ${(graded ?? refused ?? recalled)?.at ?? null})
          on conflict (force_id, record_id) do update
          set answer = excluded.answer, answered_at = excluded.answered_at`,
        ],
  tables: ['peer_file'],
  ...escalating('peer-file.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

function answerOf({ graded, refused, recalled }: Pick<PeerState, 'graded' | 'refused' | 'recalled'>) {
  if (graded !== null) return 'graded'
  if (refused !== null) return 'refused'
  return recalled !== null ? 'taken back' : null
}

const words: Readonly<Record<string, string>> = {
  'peer-file.received/1': 'received the file',
  'peer-file.graded/1': 'graded it',
  'peer-file.refused/1': 'said that it will not be graded here',
  'peer-file.recalled/1': 'was told that the other force took it back',
  'peer-file.concern-raised/1': 'told the other force at once that a child may not be safe',
  'peer-file.escalated/1': 'told somebody further up',
}
