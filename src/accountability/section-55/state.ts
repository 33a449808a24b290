// What comments under section 55 have come to, folded from their facts, and what is still without an answer.
import { dayOf, type Instant, startOfLocalDay } from '../../kernel/time.ts'
import { keyOfEscalated } from '../../registers/escalated.ts'
import type { Bodies, Section55Fact } from './facts.ts'

export type Section55State = {
  readonly opened: Bodies['section-55.opened/1'] | null
  readonly openedAt: Instant | null
  /** Of a report that was entered after its last lawful day: since when nobody has said what was published. */
  readonly notKnownSince: Instant | null
  /** That none were published before the report was entered, and where somebody looked. */
  readonly saidNone: (Bodies['section-55.none-published/1'] & { readonly at: Instant }) | null
  /** Those it was opened with, and those confirmed from the report since. */
  readonly recommendations: readonly Recommendation[]
  readonly replyBy: string | null
  readonly chief: { readonly comments: string | null; readonly at: Instant } | null
  readonly own: { readonly comments: string; readonly reply: string | null; readonly at: Instant } | null
  readonly answers: ReadonlyMap<string, Answer>
  /** Recommendations whose answers are published, in the comments or in an addendum: what it said of them stands. */
  readonly printed: ReadonlySet<string>
  readonly completedAt: Instant | null
  readonly published: (Bodies['section-55.published/1'] & { readonly at: Instant }) | null
  /** A document that waits for a second person: comments published before the register knew of the report. */
  readonly earlierOffered: (Bodies['section-55.earlier-offered/1'] & { readonly staffId: string }) | null
  /** The document itself, once it is confirmed. */
  readonly earlier: Bodies['section-55.earlier-offered/1'] | null
  /** When words that the public site did not have were added there. */
  readonly wordsShownAt: Instant | null
  readonly copies: readonly (Bodies['section-55.copied/1'] & { readonly at: Instant })[]
  /** What the chief officer said after publication, and whether it is published. */
  readonly later: readonly { readonly comments: string | null; readonly at: Instant }[]
  readonly addenda: readonly (Bodies['section-55.addendum-published/1'] & { readonly at: Instant })[]
  /** The places of those facts in the record: a copy is owed of each by itself. */
  readonly addendaAt: readonly number[]
  readonly covered: Bodies['section-55.covered/1'] | null
  /** Why the Act asks for none, where the local policing body said so. */
  readonly notOwed: (Bodies['section-55.not-owed/1'] & { readonly at: Instant }) | null
  readonly corrections: readonly (Bodies['section-55.report-corrected/1'] & {
    readonly from: string
    readonly at: Instant
  })[]
  readonly escalated: readonly string[]
}

type Answer = { readonly action: string | null; readonly whyNone: string | null; readonly at: Instant }

export type Recommendation = Bodies['section-55.opened/1']['recommendations'][number]

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

export function evolve(state: Section55State, fact: Section55Fact): Section55State {
  const at = fact.recordedAt
  switch (fact.kind) {
    case 'section-55.opened/1':
      return { ...state, opened: fact.body, openedAt: at, recommendations: fact.body.recommendations }
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
      return { ...state, published: { ...fact.body, at }, printed: new Set(state.answers.keys()) }
    case 'section-55.earlier-offered/1':
      return { ...state, earlierOffered: { ...fact.body, staffId: fact.recordedBy } }
    case 'section-55.none-published/1':
      return { ...state, saidNone: { ...fact.body, at } }
    case 'section-55.earlier-refused/1':
      return { ...state, earlierOffered: null }
    case 'section-55.published-earlier/1':
      return publishedEarlier(state, fact.body)
    case 'section-55.words-shown/1':
      return { ...state, wordsShownAt: at }
    case 'section-55.copied/1':
      return { ...state, copies: [...state.copies, { ...fact.body, at }] }
    case 'section-55.addendum-published/1':
      return {
        ...state,
        addenda: [...state.addenda, { ...fact.body, at }],
        addendaAt: [...state.addendaAt, fact.position],
        printed: new Set([...state.printed, ...(fact.body.answers ?? []).map(({ recordId }) => recordId)]),
      }
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
    case 'section-55.words-erased/1':
    case 'section-55.erased':
      return state
  }
}

/** On its own day, whenever it was confirmed; what it leaves out stays owed. */
function publishedEarlier(state: Section55State, body: Bodies['section-55.published-earlier/1']): Section55State {
  const { recommendations, earlierOffered } = state
  const isLeftOut = ({ recordId }: Recommendation) => body.leftOut.includes(recordId)
  const at = startOfLocalDay(dayOf(body.on))
  const gap = recommendations.filter(isLeftOut).map(({ reference }) => reference)
  return {
    ...state,
    earlier: earlierOffered,
    earlierOffered: null,
    published: { address: body.address, gap, at },
    printed: new Set(recommendations.filter((one) => !isLeftOut(one)).map(({ recordId }) => recordId)),
  }
}

function corrected(state: Section55State, body: Bodies['section-55.report-corrected/1'], at: Instant): Section55State {
  const { opened } = state
  if (opened === null) return state
  const { report, publishedOn } = body
  const corrections = [...state.corrections, { ...body, from: opened.publishedOn, at }]
  return { ...state, opened: { ...opened, report, publishedOn }, corrections }
}
