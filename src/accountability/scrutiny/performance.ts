// Public performance meetings: called, then held with what came of it, or cancelled with a reason; and three of them a year.
import { sql } from '../../kernel/sql.ts'
import { dayOf, endOfLocalDay, type Instant } from '../../kernel/time.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { escalating, keyOfEscalated } from '../../registers/escalated.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { sentUp } from '../ladder.ts'
import {
  type PerformanceBodies,
  type PerformanceFact,
  readPerformance,
  readYear,
  type YearBodies,
  type YearFact,
} from './facts.ts'

const owner = "commissioner's office"

export type PerformanceState = {
  readonly called: PerformanceBodies['performance-meeting.called/1'] | null
  readonly held: PerformanceBodies['performance-meeting.held/1'] | null
  /** When it was entered, where nobody had called it here beforehand. */
  readonly enteredAt: Instant | null
  readonly cancelled: PerformanceBodies['performance-meeting.cancelled/1'] | null
  /** By the recommendation it stands beside; null is above them all. */
  readonly commentary: ReadonlyMap<string | null, { readonly words: string | null; readonly at: Instant }>
  readonly paper: (PerformanceBodies['performance-meeting.paper-frozen/1'] & { readonly at: Instant }) | null
  readonly escalated: readonly string[]
}

export const performanceMeeting: Procedure<PerformanceState, PerformanceFact> = {
  record: 'performance-meeting',
  begin: {
    ...{ called: null, held: null, enteredAt: null, cancelled: null },
    ...{ commentary: new Map(), paper: null, escalated: [] },
  },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'performance-meeting.called/1':
        return { ...state, called: fact.body }
      case 'performance-meeting.held/1':
        return { ...state, held: fact.body }
      case 'performance-meeting.entered-held/1': {
        const { heldOn, place, stream, outcome, paper } = fact.body
        const called = { heldOn, place, stream, questionsBy: null }
        return { ...state, called, held: { outcome, paper }, enteredAt: fact.recordedAt }
      }
      case 'performance-meeting.cancelled/1':
        return { ...state, cancelled: fact.body }
      case 'performance-meeting.commented/1': {
        const { recommendationId, words } = fact.body
        return {
          ...state,
          commentary: new Map([...state.commentary, [recommendationId, { words, at: fact.recordedAt }]]),
        }
      }
      case 'performance-meeting.paper-frozen/1':
        return { ...state, paper: { ...fact.body, at: fact.recordedAt } }
      case 'performance-meeting.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
      case 'performance-meeting.words-erased/1':
      case 'performance-meeting.erased':
        return state
    }
  },
  rules: sentUp([
    {
      name: 'hold the public meeting',
      words: 'hold the public performance meeting that was called',
      owner,
      basis: 'force',
      source: 'The day it was called for',
      starts: (fact) =>
        fact.kind === 'performance-meeting.called/1' ? { due: endOfLocalDay(dayOf(fact.body.heldOn)) } : null,
      met: (fact) => fact.kind === 'performance-meeting.held/1',
      ends: (fact) => fact.kind === 'performance-meeting.cancelled/1',
    },
  ]),
  read: readPerformance,
  left: leftOf(readPerformance),
  project: ({ forceId, recordId, state: { called, held, cancelled } }) =>
    called === null
      ? []
      : [
          sql`
          insert into performance_meeting (force_id, record_id, held_on, place, stream, questions_by, outcome, paper, cancelled_because)
          values (${forceId}, ${recordId}, ${called.heldOn}::date, ${called.place}, ${called.stream}, ${called.questionsBy}::date,
            ${held?.outcome ?? null}, ${held?.paper ?? null}, ${cancelled?.because ?? null})
          on conflict (force_id, record_id) do update
          set outcome = excluded.outcome, paper = excluded.paper, cancelled_because = excluded.cancelled_because`,
        ],
  tables: ['performance_meeting'],
  words: (kind) => meetingWords[kind] ?? kind,
  ...escalating('performance-meeting.escalated/1'),
}

const meetingWords: Readonly<Record<string, string>> = {
  'performance-meeting.called/1': 'called a public performance meeting',
  'performance-meeting.held/1': 'recorded that it was held',
  'performance-meeting.entered-held/1': 'entered a public performance meeting that was held',
  'performance-meeting.cancelled/1': 'cancelled it',
  'performance-meeting.commented/1': 'wrote commentary beside the figures',
  'performance-meeting.paper-frozen/1': 'froze its paper',
  'performance-meeting.escalated/1': 'told somebody further up',
  'performance-meeting.words-erased/1': 'erased what was written',
  'performance-meeting.erased': 'wrote something that has since been erased',
}

type YearState = {
  readonly year: number | null
  readonly held: readonly YearBodies['performance-year.meeting-held/1'][]
  readonly escalated: readonly string[]
}

/** The last days of the three thirds of a year. */
const thirds = ['04-30', '08-31', '12-31'] as const

export const performanceYear: Procedure<YearState, YearFact> = {
  record: 'performance-year',
  begin: { year: null, held: [], escalated: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'performance-year.begun/1':
        return { ...state, year: fact.body.year }
      case 'performance-year.meeting-held/1':
        return { ...state, held: [...state.held, fact.body] }
      case 'performance-year.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    }
  },
  rules: sentUp([
    {
      name: 'hold three public meetings in the year',
      words: 'hold three public performance meetings in a calendar year',
      owner,
      basis: 'force',
      source: 'Three a year, streamed, with questions of the public: the practice announced in Staffordshire in 2022',
      starts: (fact) =>
        fact.kind === 'performance-year.begun/1'
          ? thirds
              .map((day) => dayOf(`${fact.body.year}-${day}`))
              .filter((day) => day >= (fact.body.from ?? ''))
              .map((day, index) => ({ due: endOfLocalDay(day), occurrence: index + 1 }))
          : null,
      met: (_, state, duty) => state.held.length >= duty.occurrence,
    },
  ]),
  read: readYear,
  project: ({ forceId, recordId, state: { year, held } }) =>
    year === null
      ? []
      : [
          sql`
          insert into performance_year (force_id, record_id, year, held)
          values (${forceId}, ${recordId}, ${year}, ${held.length})
          on conflict (force_id, record_id) do update
          set held = excluded.held`,
        ],
  tables: ['performance_year'],
  words: (kind) => yearWords[kind] ?? kind,
  ...escalating('performance-year.escalated/1'),
}

const yearWords: Readonly<Record<string, string>> = {
  'performance-year.begun/1': 'began the year’s three public meetings',
  'performance-year.meeting-held/1': 'held one of them',
  'performance-year.escalated/1': 'told somebody further up',
}
