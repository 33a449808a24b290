// What people may record of a recommendation. None of these can say that it is met.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { type Command, type Decision, none } from '../../registers/records.ts'
import { LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { choice, line, text } from '../../web/fields.ts'
import { bind } from '../../web/slice.ts'
import type { RecommendationFact } from './facts.ts'
import { type RecommendationState, recommendation } from './procedure.ts'
import { dueOn, needsDate } from './time-scales.ts'

const command = <Schema extends Type.TSchema>(given: Command<RecommendationState, RecommendationFact, Schema, null>) =>
  given
const refuse = (field: string, sentence: string): Decision => ({
  kind: 'refused',
  refusals: [refusal(field, sentence)],
})

const day = (title: string, missing: string) => ({
  ...LocalDate,
  title,
  missing,
  description: 'For example 2027-03-31',
  input: 'text',
})

export const receive = command({
  name: 'receive',
  title: 'Enter a recommendation',
  path: 'recommendations',
  permission: 'propose policy',
  opens: true,
  body: Type.Object({
    reference: line('Reference', 'Enter a reference', { most: 60 }),
    source: line('Who asked for it?', 'Enter who asked for it', { most: 100 }),
    inspection: line('In which inspection or report?', 'Enter the inspection'),
    published: { ...Maybe(LocalDate), title: 'Published on', input: 'text' },
    theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
    words: { ...Maybe(Text(8000)), title: 'Its words, verbatim', input: 'textarea' },
    dueOn: { ...Maybe(LocalDate), title: 'To be met by', input: 'text' },
  }),
  evidence: none,
  decide: ({ body, now }) => ({ kind: 'facts', facts: [{ kind: 'recommendation.received/1', happenedAt: now, body }] }),
})

/** Stages a person may record. Submitted, verified and superseded have commands of their own; met and re-opened are never typed. */
const stages = ['accepted', 'rejected', 'planned', 'in progress'] as const

export const recordStage = command({
  name: 'record-stage',
  title: 'Record a stage',
  path: 'stages',
  permission: 'propose policy',
  body: Type.Object({ stage: choice('Stage', 'Choose a stage', stages), because: text('Why', 'Enter why') }),
  evidence: none,
  decide: ({ body, now }) => ({
    kind: 'facts',
    facts: [{ kind: 'recommendation.stage-recorded/1', happenedAt: now, body }],
  }),
})

export const changeDate = command({
  name: 'change-date',
  title: 'Change the date',
  path: 'date-changes',
  permission: 'propose policy',
  body: Type.Object({
    dueOn: day('New date', 'Enter the new date'),
    because: text('Why', 'Enter why: the change is counted and shown everywhere'),
    agreedBy: line('Who agreed?', 'Enter who agreed'),
  }),
  evidence: none,
  decide: ({ body, now, state, by }) => {
    if (body.dueOn === state.dueOn) return refuse('dueOn', 'This is the date it has already.')
    if (state.dateChanges.length > 0 && !by.roles.includes('chief officer'))
      return refuse('', 'The date was changed before: only a chief officer may change it again.')
    return { kind: 'facts', facts: [{ kind: 'recommendation.date-changed/1', happenedAt: now, body }] }
  },
})

/** The day from which a relative time scale runs is not stated in reports: it may be set, with a reason. */
export const changeBase = command({
  name: 'change-base',
  title: 'Change the day from which its time runs',
  path: 'base',
  permission: 'keep the register',
  body: Type.Object({
    baseOn: day('Its time runs from', 'Enter the day from which its time runs'),
    because: text('Why', 'Enter why'),
  }),
  evidence: none,
  decide: ({ body, state, policy, now }) => {
    if (state.received === null) return refuse('', 'There is no such recommendation.')
    if (body.baseOn === state.baseOn) return refuse('baseOn', 'This is the day it runs from already.')
    if (state.dateChanges.length > 0)
      return refuse('', 'Its date was moved by agreement: the day from which its time runs no longer decides it.')
    const { timeScale } = state
    if (timeScale === 'none' || needsDate(timeScale)) return refuse('', 'Its time scale is not counted from a day.')
    const due = dueOn(timeScale, body.baseOn, null, policy.holidays)
    return {
      kind: 'facts',
      facts: [{ kind: 'recommendation.base-changed/1', happenedAt: now, body: { ...body, dueOn: due } }],
    }
  },
})

const after = () => '/recommendations'

export const commands = [
  bind(recommendation, receive, { after }),
  bind(recommendation, recordStage),
  bind(recommendation, changeDate),
  bind(recommendation, changeBase),
]
