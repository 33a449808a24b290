// Another date for a recommendation: asked with a reason, agreed by another person, counted. The second change needs a chief officer (R13).
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { dateWords, dayOf, type Instant, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { may, type Person } from '../../registers/permissions.ts'
import { load, none } from '../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { day, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { isDatedByBody } from './addressee.ts'
import { command, unless } from './command.ts'
import { recommendation } from './procedure.ts'
import { hasEnded, type RecommendationState, timesMoved } from './state.ts'
import { answersInWriting, dueOn, needsDate } from './time-scales.ts'

export const over = 'It was superseded, rejected, closed or verified, so it no longer needs a date.'

/** Whoever asks. */
export const nobodyMayMove = (state: RecommendationState): readonly Refusal[] => [
  ...when(hasEnded(state), '', over),
  ...when(
    state.dateAsked !== null,
    '',
    'Somebody has already asked for another date. That must be agreed or refused first.',
  ),
]

/** Nobody in the force moves what the body that holds it to account must meet (decision 0024). */
const notTheForces = (state: RecommendationState): readonly Refusal[] =>
  when(
    isDatedByBody(state),
    '',
    'It is addressed to the local policing body. That body’s office asks for another date, and another person there agrees.',
  )

const mayNotMove = (state: RecommendationState): readonly Refusal[] => [...notTheForces(state), ...nobodyMayMove(state)]

/** For a page: offered while it is not refused whatever is typed. */
export const mayMoveDate = (state: RecommendationState): boolean => mayNotMove(state).length === 0

export const AnotherDate = Type.Object({
  dueOn: day('New date', 'Enter the new date'),
  because: text('Why', 'Say why. The change is counted and shown everywhere, including on the public site', {
    most: 1000,
  }),
})

export const notAnother = ({ dueOn: on }: { readonly dueOn: string }, state: RecommendationState, now: Instant) => [
  ...when(on === state.dueOn, 'dueOn', 'This is already its date. Enter a different one.'),
  ...when(on < localDate(now), 'dueOn', 'This date has passed. Enter a future date.'),
]

const ask = command({
  name: 'ask-date',
  title: 'Ask for another date',
  path: 'date-requests',
  permission: 'keep the register',
  body: AnotherDate,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless([...mayNotMove(state), ...notAnother(body, state, now)], {
      kind: 'recommendation.date-asked/1',
      happenedAt: now,
      body,
    }),
})

/** Whoever asks never agrees. */
export const notAskedOrByThem = ({ dateAsked }: RecommendationState, by: Human): readonly Refusal[] => [
  ...when(dateAsked === null, '', 'Nobody has asked for another date.'),
  ...byAnotherHuman(by, dateAsked?.by, 'You asked for this. Another person must agree.'),
]

/** The first change is for whoever keeps the register or a chief officer, every later one for a chief officer. */
export function mayNotAgree(state: RecommendationState, by: Person): readonly Refusal[] {
  const moved = timesMoved(state) > 0
  return [
    ...notTheForces(state),
    ...notAskedOrByThem(state, by),
    ...when(
      moved && !may(by, 'approve the plan'),
      '',
      'The date has been moved before, so only a chief officer can agree to move it again.',
    ),
    ...when(
      !moved && !may(by, 'keep the register') && !may(by, 'approve the plan'),
      '',
      'Only somebody who keeps the register, or a chief officer, can agree.',
    ),
  ]
}

const agree = command({
  name: 'agree-date',
  title: 'Agree to the new date',
  path: 'date-agreements',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) =>
    unless([...overAlready(state), ...mayNotAgree(state, by)], changedAsAsked(state, by, now)),
})

export const overAlready = (state: RecommendationState): readonly Refusal[] =>
  when(hasEnded(state), '', `${over} Refuse the new date.`)

export const changedAsAsked = ({ dateAsked }: RecommendationState, by: Person, now: Instant) =>
  ({
    kind: 'recommendation.date-changed/1',
    happenedAt: now,
    body: {
      dueOn: dateAsked?.dueOn ?? localDate(now),
      because: dateAsked?.because ?? '',
      agreedBy: by.name,
      ...(dateAsked?.baseOn == null ? {} : { baseOn: dateAsked.baseOn }),
    },
  }) as const

export const WhyNot = Type.Object({ because: text('Why not?', 'Say why you are refusing it', { most: 1000 }) })

const refuse = command({
  name: 'refuse-date',
  title: 'Refuse the new date',
  path: 'date-refusals',
  permission: 'check actions',
  body: WhyNot,
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgree(state, by), { kind: 'recommendation.date-refused/1', happenedAt: now, body }),
})

const mayNotCountAnew = (state: RecommendationState): readonly Refusal[] => [
  ...mayNotMove(state),
  ...when(
    state.dateChanges.some((one) => !state.baseChanges.some((each) => each.at === one.at)),
    '',
    'Its date was moved by agreement, so it no longer depends on the day its time limit starts.',
  ),
  ...when(state.timeScale === 'none' || needsDate(state.timeScale), '', 'Its time limit is not counted from a day.'),
  ...when(
    answersInWriting(state.timeScale),
    '',
    'Its period is for answering in writing. Apply for more time instead, before it ends.',
  ),
]
export const mayChangeBase = (state: RecommendationState): boolean => mayNotCountAnew(state).length === 0

/** The day from which a relative time scale runs is not stated in reports: it may be set, with a reason. Where a date stands that it would move, it is asked for like any other date. */
const changeBase = command({
  name: 'change-base',
  title: 'Change the day its time limit starts',
  path: 'base',
  permission: 'keep the register',
  body: Type.Object({
    baseOn: day('Its time limit starts on', 'Enter the day its time limit starts'),
    because: text('Why', 'Say why. If this moves a date, another person must agree and the change is counted', {
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ body, state, policy, now }) => {
    const comesTo = dueOn(state.timeScale, body.baseOn, null, policy.holidays)
    return unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...mayNotCountAnew(state),
        ...when(
          body.baseOn === state.baseOn,
          'baseOn',
          'Its time limit already starts on this day. Enter a different one.',
        ),
        ...when(
          state.dueOn !== null && comesTo === state.dueOn,
          'baseOn',
          'This gives the same due date, so nothing would change.',
        ),
      ],
      state.dueOn === null || comesTo === null
        ? { kind: 'recommendation.base-changed/1', happenedAt: now, body: { ...body, dueOn: comesTo } }
        : { kind: 'recommendation.date-asked/1', happenedAt: now, body: { ...body, dueOn: comesTo } },
    )
  },
})

export async function stateOf(world: World, recordId: string): Promise<RecommendationState> {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, recommendation, recordId),
  )
  return state
}

const dayWords = (on: string | null): string => (on === null ? 'no date' : dateWords(dayOf(on)))

/** The date that stands, and how often it was moved. */
export function movedWords(state: RecommendationState): readonly string[] {
  const times = timesMoved(state)
  const again = isDatedByBody(state) ? '.' : ': only a chief officer can agree to move it again.'
  const moved = `It was moved ${times} ${times === 1 ? 'time' : 'times'}${again}`
  return [`Its date now: ${dayWords(state.dueOn)}. ${times === 0 ? 'It was never moved.' : moved}`]
}

/** Nobody agrees to what they do not see: both dates and the reason stand above the form. */
export async function askedWords(world: World, recordId: string) {
  const state = await stateOf(world, recordId)
  const { dateAsked: asked } = state
  if (asked === null) return { about: ['Nobody has asked for another date.'] }
  const counts = asked.baseOn == null ? '' : `, counted from ${dayWords(asked.baseOn)}`
  return {
    about: [...movedWords(state), `The date asked for: ${dayWords(asked.dueOn)}${counts}. Why: “${asked.because}”`],
  }
}

export const datingCommands: readonly BoundCommand[] = [
  bind(recommendation, ask, {
    says: 'You have asked. The date does not change until another person agrees',
    load: async (world, recordId) => ({ about: movedWords(await stateOf(world, recordId)) }),
  }),
  bind(recommendation, agree, { says: 'Agreed: if the date moved, the change is counted and shown', load: askedWords }),
  bind(recommendation, refuse, { says: 'Refused: the date does not change', load: askedWords }),
  bind(recommendation, changeBase, {
    says: 'Recorded. If this moves a date, the date does not change until another person agrees',
  }),
]
