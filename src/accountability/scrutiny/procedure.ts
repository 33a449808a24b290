// The local policing body's own records folded: actions with their dates, decisions with what the figures said and whether they were looked at again.
import { sql } from '../../kernel/sql.ts'
import { dayOf, endOfLocalDay } from '../../kernel/time.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { escalating, keyOfEscalated } from '../../registers/escalated.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { sayInPublic } from '../commissioner-said.ts'
import { sentUp } from '../ladder.ts'
import { draftRow } from './draft-row.ts'
import { type ActionFact, type DecisionFact, readAction, readDecision } from './facts.ts'
import { saidOfAction, saidOfDecision } from './shown-in-public.ts'
import type { ActionState, DecisionState } from './state.ts'

export const commissionerAction: Procedure<ActionState, ActionFact> = {
  record: 'commissioner-action',
  begin: { undertaken: null, dueOn: null, dateChanges: [], done: null, publishedAt: null, escalated: [] },
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
      case 'commissioner-action.published/1':
        return { ...state, publishedAt: fact.recordedAt }
      case 'commissioner-action.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
      case 'commissioner-action.words-erased/1':
      case 'commissioner-action.erased':
        return state
    }
  },
  rules: sentUp([
    {
      name: 'keep its own undertaking',
      words: 'do what the local policing body undertook',
      owner: "commissioner's office",
      basis: 'force',
      source:
        'Undertaken by the local policing body; asked for apart from the force’s by the public of Staffordshire, June 2022',
      starts: (fact) =>
        fact.kind === 'commissioner-action.undertaken/1' || fact.kind === 'commissioner-action.date-changed/1'
          ? { due: endOfLocalDay(dayOf(fact.body.dueOn)) }
          : null,
      met: (fact) => fact.kind === 'commissioner-action.done/1',
      // Another date starts another clock; the old one ends only if it had not run out.
      ends: (fact, _, duty) => fact.kind === 'commissioner-action.date-changed/1' && fact.happenedAt <= duty.dueAt,
    },
  ]),
  read: readAction,
  left: leftOf(readAction),
  project: ({ forceId, recordId, facts, steps, state: { undertaken, dueOn, dateChanges, done, publishedAt } }) =>
    undertaken === null
      ? []
      : [
          sql`
          insert into commissioner_action (force_id, record_id, words, owner, due_on, date_changes, undertaken_at, done_at, measures, no_measure, published_at, figures)
          values (${forceId}, ${recordId}, ${undertaken.words}, ${undertaken.owner}, ${dueOn}::date, ${dateChanges.length}, ${facts[0]?.recordedAt ?? null}, ${done?.at ?? null},
            ${(undertaken.figures ?? []).map(({ measure }) => measure)}::text[], ${undertaken.noMeasure ?? null}, ${publishedAt},
            ${JSON.stringify((undertaken.figures ?? []).filter(({ whole }) => whole !== undefined))}::jsonb)
          on conflict (force_id, record_id) do update
          set due_on = excluded.due_on, date_changes = excluded.date_changes, done_at = excluded.done_at, published_at = excluded.published_at`,
          ...sayInPublic(forceId, recordId, saidOfAction(steps)),
        ],
  tables: ['commissioner_action'],
  words: (kind) => actionWords[kind] ?? kind,
  ...escalating('commissioner-action.escalated/1'),
}

const actionWords: Readonly<Record<string, string>> = {
  'commissioner-action.undertaken/1': 'undertook it',
  'commissioner-action.date-changed/1': 'changed its date',
  'commissioner-action.done/1': 'recorded it as done',
  'commissioner-action.published/1': 'published it',
  'commissioner-action.escalated/1': 'told somebody further up',
  'commissioner-action.words-erased/1': 'erased what was written',
  'commissioner-action.erased': 'wrote something that has since been erased',
}

export const scrutinyDecision: Procedure<DecisionState, DecisionFact> = {
  record: 'scrutiny-decision',
  begin: { draft: null, made: null, again: null, published: null, escalated: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'scrutiny-decision.drafted/1':
        return { ...state, draft: fact.body }
      case 'scrutiny-decision.draft-discarded/1':
        return { ...state, draft: null }
      case 'scrutiny-decision.made/1':
        return { ...state, draft: null, made: fact.body }
      case 'scrutiny-decision.looked-at-again/1':
        return { ...state, again: fact.body }
      case 'scrutiny-decision.published/1':
        return { ...state, published: { ...fact.body, at: fact.recordedAt } }
      case 'scrutiny-decision.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
      case 'scrutiny-decision.words-erased/1':
      case 'scrutiny-decision.erased':
        return state
    }
  },
  rules: sentUp([
    {
      name: 'look at it again',
      words: 'look again at what the local policing body decided',
      owner: "commissioner's office",
      basis: 'force',
      source: 'The day named in the decision',
      starts: (fact) =>
        fact.kind === 'scrutiny-decision.made/1' ? { due: endOfLocalDay(dayOf(fact.body.nextReviewOn)) } : null,
      met: (fact) => fact.kind === 'scrutiny-decision.looked-at-again/1',
    },
  ]),
  read: readDecision,
  left: leftOf(readDecision),
  project: (folded) => {
    const { forceId, recordId, steps } = folded
    const { made, again, published } = folded.state
    const saved = draftRow(folded)
    return made === null
      ? saved
      : [
          ...saved,
          sql`
          insert into scrutiny_decision (force_id, record_id, decided_on, forum, topic, recommendation_id, assurance, because, standing_then, next_review_on, reviewed_on, published_at)
          values (${forceId}, ${recordId}, ${made.decidedOn}::date, ${made.forum}, ${made.topic}, ${made.recommendationId}, ${made.assurance}, ${made.because}, ${made.standingThen}, ${made.nextReviewOn}::date, ${again?.on ?? null}::date, ${published?.at ?? null})
          on conflict (force_id, record_id) do update
          set reviewed_on = excluded.reviewed_on, published_at = excluded.published_at`,
          ...sayInPublic(forceId, recordId, saidOfDecision(steps)),
        ]
  },
  tables: ['scrutiny_decision', 'scrutiny_draft'],
  words: (kind) => decisionWords[kind] ?? kind,
  ...escalating('scrutiny-decision.escalated/1'),
}

const decisionWords: Readonly<Record<string, string>> = {
  'scrutiny-decision.drafted/1': 'saved it as a draft',
  'scrutiny-decision.draft-discarded/1': 'discarded the draft',
  'scrutiny-decision.made/1': 'decided how far it is assured',
  'scrutiny-decision.looked-at-again/1': 'looked at it again',
  'scrutiny-decision.published/1': 'published it',
  'scrutiny-decision.escalated/1': 'told somebody further up',
  'scrutiny-decision.words-erased/1': 'erased what was written',
  'scrutiny-decision.erased': 'wrote something that has since been erased',
}
