// The local policing body's own records folded: actions with their dates, decisions with what the figures said, checks, meetings.
import { sql } from '../../kernel/sql.ts'
import { dayOf, endOfLocalDay, type Instant } from '../../kernel/time.ts'
import type { Procedure } from '../../practice/procedure.ts'
import {
  type ActionBodies,
  type ActionFact,
  type CheckBodies,
  type CheckFact,
  type DecisionBodies,
  type DecisionFact,
  type PerformanceBodies,
  type PerformanceFact,
  readAction,
  readCheck,
  readDecision,
  readPerformance,
} from './facts.ts'

const quiet = { escalated: () => new Set<string>(), escalation: () => null, observe: () => [] }

export type ActionState = {
  readonly undertaken: ActionBodies['commissioner-action.undertaken/1'] | null
  readonly dueOn: string | null
  readonly dateChanges: readonly { readonly dueOn: string; readonly because: string; readonly at: Instant }[]
  readonly done: { readonly evidence: string; readonly at: Instant } | null
}

export const commissionerAction: Procedure<ActionState, ActionFact> = {
  record: 'commissioner-action',
  begin: { undertaken: null, dueOn: null, dateChanges: [], done: null },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'commissioner-action.undertaken/1':
        return { ...state, undertaken: fact.body, dueOn: fact.body.dueOn }
      case 'commissioner-action.date-changed/1':
        return {
          ...state,
          dueOn: fact.body.dueOn,
          dateChanges: [...state.dateChanges, { ...fact.body, at: fact.recordedAt }],
        }
      case 'commissioner-action.done/1':
        return { ...state, done: { ...fact.body, at: fact.recordedAt } }
    }
  },
  rules: [
    {
      name: 'keep its own undertaking',
      words: 'do what the local policing body undertook',
      owner: "commissioner's office",
      basis: 'force',
      source:
        'Undertaken by the local policing body; panels asked for its own actions apart from the force’s (accountability.md 3.5)',
      starts: (fact) =>
        fact.kind === 'commissioner-action.undertaken/1' || fact.kind === 'commissioner-action.date-changed/1'
          ? { due: endOfLocalDay(dayOf(fact.body.dueOn)) }
          : null,
      met: (fact) => fact.kind === 'commissioner-action.done/1',
      // Another date starts another clock; the old one ends only if it had not run out.
      ends: (fact, _, duty) => fact.kind === 'commissioner-action.date-changed/1' && fact.happenedAt <= duty.dueAt,
    },
  ],
  read: readAction,
  project: ({ forceId, recordId, state: { undertaken, dueOn, dateChanges, done } }) =>
    undertaken === null
      ? []
      : [
          sql`
          insert into commissioner_action (force_id, record_id, words, owner, due_on, date_changes, done_at)
          values (${forceId}, ${recordId}, ${undertaken.words}, ${undertaken.owner}, ${dueOn}::date, ${dateChanges.length}, ${done?.at ?? null})
          on conflict (force_id, record_id) do update
          set due_on = excluded.due_on, date_changes = excluded.date_changes, done_at = excluded.done_at`,
        ],
  tables: ['commissioner_action'],
  words: (kind) =>
    kind === 'commissioner-action.done/1'
      ? 'recorded it done'
      : kind === 'commissioner-action.date-changed/1'
        ? 'changed its date'
        : 'undertook it',
  ...quiet,
}

export type DecisionState = { readonly made: DecisionBodies['scrutiny-decision.made/1'] | null }

export const scrutinyDecision: Procedure<DecisionState, DecisionFact> = {
  record: 'scrutiny-decision',
  begin: { made: null },
  evolve: (_, fact) => ({ made: fact.body }),
  rules: [
    {
      name: 'look at it again',
      words: 'look again at what was decided',
      owner: "commissioner's office",
      basis: 'force',
      source: 'The day named in the decision',
      starts: (fact) => ({ due: endOfLocalDay(dayOf(fact.body.nextReviewOn)) }),
      met: () => false,
    },
  ],
  read: readDecision,
  project: ({ forceId, recordId, state: { made } }) =>
    made === null
      ? []
      : [
          sql`
          insert into scrutiny_decision (force_id, record_id, decided_on, forum, topic, recommendation_id, assurance, because, standing_then, next_review_on)
          values (${forceId}, ${recordId}, ${made.decidedOn}::date, ${made.forum}, ${made.topic}, ${made.recommendationId}, ${made.assurance}, ${made.because}, ${made.standingThen}, ${made.nextReviewOn}::date)
          on conflict (force_id, record_id) do nothing`,
        ],
  tables: ['scrutiny_decision'],
  words: () => 'decided how far it is assured',
  ...quiet,
}

export type CheckState = { readonly made: CheckBodies['publication-check.made/1'] | null }

export const publicationCheck: Procedure<CheckState, CheckFact> = {
  record: 'publication-check',
  begin: { made: null },
  evolve: (_, fact) => ({ made: fact.body }),
  rules: [],
  read: readCheck,
  project: ({ forceId, recordId, state: { made }, facts }) =>
    made === null
      ? []
      : [
          sql`
          insert into publication_check (force_id, record_id, item, address, prominent, refreshed_on, checked_at)
          values (${forceId}, ${recordId}, ${made.item}, ${made.address}, ${made.prominent}, ${made.refreshedOn}::date, ${facts[0]?.recordedAt ?? null})
          on conflict (force_id, record_id) do nothing`,
        ],
  tables: ['publication_check'],
  words: () => 'looked at a page that must be published',
  ...quiet,
}

export type PerformanceState = { readonly called: PerformanceBodies['performance-meeting.called/1'] | null }

export const performanceMeeting: Procedure<PerformanceState, PerformanceFact> = {
  record: 'performance-meeting',
  begin: { called: null },
  evolve: (_, fact) => ({ called: fact.body }),
  rules: [],
  read: readPerformance,
  project: ({ forceId, recordId, state: { called } }) =>
    called === null
      ? []
      : [
          sql`
          insert into performance_meeting (force_id, record_id, held_on, place, stream, questions_by)
          values (${forceId}, ${recordId}, ${called.heldOn}::date, ${called.place}, ${called.stream}, ${called.questionsBy}::date)
          on conflict (force_id, record_id) do nothing`,
        ],
  tables: ['performance_meeting'],
  words: () => 'called a public performance meeting',
  ...quiet,
}
