// Comments under section 55 folded from their facts, and the dates that the statute and good practice set.

import { type Sql, sql } from '../../kernel/sql.ts'
import { addDays, dayOf, endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import { type Duty, type DutyRule, onScreen } from '../../practice/duty.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { escalationOf, keyOfEscalated } from '../../registers/escalated.ts'
import { type Bodies, read, type Section55Fact } from './facts.ts'

type Answer = { readonly action: string | null; readonly whyNone: string | null; readonly at: Instant }

export type Recommendation = Bodies['section-55.opened/1']['recommendations'][number]

export type Section55State = {
  readonly opened: Bodies['section-55.opened/1'] | null
  /** Those it was opened with, and those confirmed from the report since. */
  readonly recommendations: readonly Recommendation[]
  readonly replyBy: string | null
  readonly chief: { readonly comments: string | null; readonly at: Instant } | null
  readonly own: { readonly comments: string; readonly reply: string | null; readonly at: Instant } | null
  readonly answers: ReadonlyMap<string, Answer>
  readonly completedAt: Instant | null
  readonly published: (Bodies['section-55.published/1'] & { readonly at: Instant }) | null
  readonly copies: readonly { readonly to: string; readonly how: string; readonly at: Instant }[]
  /** What the chief officer said after publication, and whether it is published. */
  readonly later: readonly { readonly comments: string | null; readonly at: Instant }[]
  readonly addenda: readonly (Bodies['section-55.addendum-published/1'] & { readonly at: Instant })[]
  readonly covered: Bodies['section-55.covered/1'] | null
  /** Why the Act asks for none, where the local policing body said so. */
  readonly notOwed: (Bodies['section-55.not-owed/1'] & { readonly at: Instant }) | null
  readonly corrections: readonly (Bodies['section-55.report-corrected/1'] & {
    readonly from: string
    readonly at: Instant
  })[]
  readonly escalated: readonly string[]
}

/** References of the recommendations that have neither an action nor a reason. */
export const gapOf = ({ recommendations, answers }: Section55State): readonly string[] =>
  recommendations.filter(({ recordId }) => !answers.has(recordId)).map(({ reference }) => reference)

/** As the state would be with the recommendations that the register has of the report now. */
export const withAdded = (state: Section55State, added: readonly Recommendation[]): Section55State => ({
  ...state,
  recommendations: [...state.recommendations, ...added],
})

/** Of the register's recommendations of the report those that the comments do not know yet. */
export const addedSince = (state: Section55State, now: readonly Recommendation[]): readonly Recommendation[] =>
  now.filter((one) => !state.recommendations.some(({ recordId }) => recordId === one.recordId))

/** The last word of the chief officer is not yet beside the published comments. */
export const addendumOwed = ({ later, addenda }: Section55State): boolean => {
  const last = addenda.at(-1)?.at ?? null
  return later.some((one) => one.comments !== null && (last === null || one.at > last))
}

/** The last lawful day. */
export const lastDay = (publishedOn: string): string => lastDayOfSection55(dayOf(publishedOn))

type Rule = DutyRule<Section55State, Section55Fact>
/** Owed from the opening on, anew from a corrected day, and again where somebody said that it is owed after all. */
const counted = (fact: Section55Fact, { opened, notOwed }: Section55State, before: Section55State, days: number) =>
  opened !== null &&
  notOwed === null &&
  (opened.publishedOn !== before.opened?.publishedOn || fact.kind === 'section-55.owed-again/1')
    ? { due: dueAfter(opened.publishedOn, days) }
    : null
const dueAfter = (publishedOn: string, days: number): Instant => endOfLocalDay(addDays(dayOf(publishedOn), days))
/** Counted from a day that was wrong. */
const counts = (days: number, { opened }: Section55State, { dueAt }: Duty): boolean =>
  opened !== null && dueAfter(opened.publishedOn, days) === dueAt

const owner = "commissioner's office"
/** Nothing more is owed for a report whose findings the force's own report has, and is answered for; nor where the Act asks for nothing. */
const isOver = (fact: Section55Fact) => fact.kind === 'section-55.covered/1' || fact.kind === 'section-55.not-owed/1'
/** Not where they are published, or the report is answered with another. */
const isAwaited = ({ published, covered }: Section55State): boolean => published === null && covered === null
/** Invited, and has neither commented nor said that they do not. */
const isHeard = (state: Section55State): boolean => isAwaited(state) && state.replyBy !== null && state.chief === null

const rules: readonly Rule[] = [
  {
    name: 'invite the chief officer',
    words: 'invite the chief officer’s comments',
    owner,
    basis: 'Vigil default',
    source: 'Police Act 1996 s.55(4): the duty is the statute’s, three days are Vigil’s default',
    starts: (fact, state, before) =>
      isAwaited(state) && state.replyBy === null ? counted(fact, state, before, 3) : null,
    met: (fact) => fact.kind === 'section-55.chief-invited/1',
    ends: (fact, state, duty) => fact.kind === 'section-55.published/1' || isOver(fact) || !counts(3, state, duty),
  },
  {
    name: 'comment on the report',
    words: 'give the chief officer’s comments',
    owner: 'chief officer',
    basis: 'statute',
    source: 'Police Act 1996 s.55(4): by the date the local policing body set',
    starts: (fact, state) =>
      fact.kind === 'section-55.chief-invited/1' || (fact.kind === 'section-55.owed-again/1' && isHeard(state))
        ? { due: endOfLocalDay(dayOf(state.replyBy ?? localDate(fact.happenedAt))) }
        : null,
    met: (fact) => fact.kind === 'section-55.chief-commented/1',
    ends: (fact) => fact.kind === 'section-55.published/1' || isOver(fact),
  },
  {
    name: 'publish the comments',
    words: 'publish comments under section 55',
    owner,
    basis: 'statute',
    source: 'Police Act 1996 s.55(5A): before the end of 56 days beginning with the day of publication',
    starts: (fact, state, before) => (isAwaited(state) ? counted(fact, state, before, 55) : null),
    met: (fact) => fact.kind === 'section-55.published/1',
    ends: (fact, state, duty) => isOver(fact) || !counts(55, state, duty),
    escalations: () =>
      onScreen([
        { days: -7, to: owner, words: 'Comments under section 55 are to be published within a week' },
        { days: 0, to: owner, words: 'The last lawful day for comments under section 55 has passed' },
      ]),
  },
  {
    name: 'publish the addendum',
    words: 'publish what the chief officer said after the comments were published',
    owner,
    basis: 'Vigil default',
    source:
      'Police Act 1996 s.55(5): the chief officer’s comments are published too; fourteen days are Vigil’s default',
    starts: (fact, state) =>
      fact.kind === 'section-55.chief-commented/1' && state.published !== null && fact.body.comments !== null
        ? { due: endOfLocalDay(addDays(localDate(fact.happenedAt), 14)) }
        : null,
    met: (fact) => fact.kind === 'section-55.addendum-published/1',
  },
  ...(['inspectors of constabulary', 'Secretary of State'] as const).map(
    (to): Rule => ({
      name: `copy to the ${to}`,
      words: `send a copy to the ${to}`,
      owner,
      basis: 'statute',
      source: 'Police Act 1996 s.55(6): with publication',
      starts: (fact) =>
        fact.kind === 'section-55.published/1' || fact.kind === 'section-55.addendum-published/1'
          ? { due: fact.happenedAt }
          : null,
      met: (fact) => fact.kind === 'section-55.copied/1' && fact.body.to === to,
    }),
  ),
]

export const copiesOwed = ['inspectors of constabulary', 'Secretary of State'] as const

export const section55: Procedure<Section55State, Section55Fact> = {
  record: 'section-55',
  begin: {
    opened: null,
    recommendations: [],
    replyBy: null,
    chief: null,
    own: null,
    answers: new Map(),
    completedAt: null,
    published: null,
    copies: [],
    later: [],
    addenda: [],
    covered: null,
    notOwed: null,
    corrections: [],
    escalated: [],
  },
  evolve,
  rules,
  read,
  observe: () => [],
  project,
  tables: ['section_55'],
  escalated: (state) => new Set(state.escalated),
  escalation: escalationOf('section-55.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'section-55.opened/1': 'opened the comments',
  'section-55.chief-invited/1': 'invited the chief officer',
  'section-55.chief-commented/1': 'recorded the chief officer’s comments',
  'section-55.commented/1': 'commented',
  'section-55.answered/1': 'answered for a recommendation',
  'section-55.completed/1': 'marked them complete',
  'section-55.published/1': 'published the comments',
  'section-55.copied/1': 'sent a copy',
  'section-55.recommendations-added/1': 'took in recommendations confirmed since',
  'section-55.addendum-published/1': 'published an addendum',
  'section-55.covered/1': 'marked it answered with the force’s own report',
  'section-55.report-corrected/1': 'took over a corrected title or day of publication',
  'section-55.not-owed/1': 'said that the Act asks for no comments',
  'section-55.owed-again/1': 'said that the Act asks for comments after all',
  'section-55.escalated/1': 'told somebody further up',
}

function evolve(state: Section55State, fact: Section55Fact): Section55State {
  const at = fact.recordedAt
  switch (fact.kind) {
    case 'section-55.opened/1':
      return { ...state, opened: fact.body, recommendations: fact.body.recommendations }
    case 'section-55.recommendations-added/1':
      return withAdded(state, fact.body.recommendations)
    case 'section-55.chief-invited/1':
      return { ...state, replyBy: fact.body.replyBy }
    case 'section-55.chief-commented/1':
      return state.published === null
        ? { ...state, chief: { comments: fact.body.comments, at } }
        : { ...state, later: [...state.later, { comments: fact.body.comments, at }] }
    case 'section-55.commented/1':
      return { ...state, own: { ...fact.body, at } }
    case 'section-55.answered/1': {
      const { recordId, ...answer } = fact.body
      return { ...state, answers: new Map([...state.answers, [recordId, { ...answer, at }]]) }
    }
    case 'section-55.completed/1':
      return { ...state, completedAt: at }
    case 'section-55.published/1':
      return { ...state, published: { ...fact.body, at } }
    case 'section-55.copied/1':
      return { ...state, copies: [...state.copies, { ...fact.body, at }] }
    case 'section-55.addendum-published/1':
      return { ...state, addenda: [...state.addenda, { ...fact.body, at }] }
    case 'section-55.covered/1':
      return { ...state, covered: fact.body }
    case 'section-55.report-corrected/1':
      return corrected(state, fact.body, at)
    case 'section-55.not-owed/1':
      return { ...state, notOwed: { ...fact.body, at } }
    case 'section-55.owed-again/1':
      return { ...state, notOwed: null }
    case 'section-55.escalated/1':
      return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
  }
}

function corrected(state: Section55State, body: Bodies['section-55.report-corrected/1'], at: Instant): Section55State {
  const { opened } = state
  if (opened === null) return state
  const { report, publishedOn } = body
  const corrections = [...state.corrections, { ...body, from: opened.publishedOn, at }]
  return { ...state, opened: { ...opened, report, publishedOn }, corrections }
}

function project({ forceId, recordId, state }: Folded<Section55State, Section55Fact>): readonly Sql[] {
  const { opened: begun, published } = state
  if (begun === null) return []
  return [
    sql`
    insert into section_55 (force_id, record_id, report, published_on, due_on, recommendations, answered, completed_at, comments_published_at, address, gap, copies, addenda, covered_by,
      inspection_id, not_owed)
    values (${forceId}, ${recordId}, ${begun.report}, ${begun.publishedOn}::date, ${lastDay(begun.publishedOn)}::date, ${state.recommendations.length},
      ${state.answers.size}, ${state.completedAt}, ${published?.at ?? null}, ${published?.address ?? null}, ${JSON.stringify(published?.gap ?? [])}::jsonb, ${state.copies.length}, ${state.addenda.length}, ${state.covered?.report ?? null},
      ${begun.inspectionId ?? null}, ${state.notOwed?.because ?? null})
    on conflict (force_id, record_id) do update
    set report = excluded.report, published_on = excluded.published_on, due_on = excluded.due_on, not_owed = excluded.not_owed,
      recommendations = excluded.recommendations, answered = excluded.answered, completed_at = excluded.completed_at, comments_published_at = excluded.comments_published_at,
      address = excluded.address, gap = excluded.gap, copies = excluded.copies, addenda = excluded.addenda, covered_by = excluded.covered_by`,
  ]
}
