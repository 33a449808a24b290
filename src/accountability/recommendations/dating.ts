// Another date for a recommendation: asked with a reason, agreed by another person, counted. The second change needs a chief officer (R13).
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { may, type Person } from '../../registers/permissions.ts'
import { none } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { day, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { command, unless } from './command.ts'
import { recommendation } from './procedure.ts'
import { hasEnded, type RecommendationState, timesMoved } from './state.ts'
import { answersInWriting, dueOn, needsDate } from './time-scales.ts'

const over = 'It was superseded, rejected, closed or verified: no date is owed any more.'

const ask = command({
  name: 'ask-date',
  title: 'Ask for another date',
  path: 'date-requests',
  permission: 'keep the register',
  body: Type.Object({
    dueOn: day('New date', 'Enter the new date'),
    because: text('Why', 'Enter why: the change is counted and shown everywhere, on the public site too', {
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(hasEnded(state), '', over),
        ...when(state.dateAsked !== null, '', 'Another date is asked for already: it is agreed or refused first.'),
        ...when(body.dueOn === state.dueOn, 'dueOn', 'This is the date it has already.'),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This day has passed: ask for one that is still to come.'),
      ],
      { kind: 'recommendation.date-asked/1', happenedAt: now, body },
    ),
})

/** Whoever asks never agrees; the first change is for whoever keeps the register or a chief officer, every later one for a chief officer. */
function mayNotAgree(state: RecommendationState, by: Person): readonly Refusal[] {
  const { dateAsked } = state
  const moved = timesMoved(state) > 0
  return [
    ...when(dateAsked === null, '', 'No other date is asked for.'),
    ...byAnotherHuman(by, dateAsked?.by, 'You asked for it: another person agrees.'),
    ...when(
      moved && !may(by, 'approve the plan'),
      '',
      'The date was moved before: only a chief officer may agree to move it again.',
    ),
    ...when(
      !moved && !may(by, 'keep the register') && !may(by, 'approve the plan'),
      '',
      'Whoever keeps the register, or a chief officer, agrees.',
    ),
  ]
}

const agree = command({
  name: 'agree-date',
  title: 'Agree the new date',
  path: 'date-agreements',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) =>
    unless([...when(hasEnded(state), '', `${over} Refuse the new date.`), ...mayNotAgree(state, by)], {
      kind: 'recommendation.date-changed/1',
      happenedAt: now,
      body: {
        dueOn: state.dateAsked?.dueOn ?? localDate(now),
        because: state.dateAsked?.because ?? '',
        agreedBy: by.name,
        ...(state.dateAsked?.baseOn == null ? {} : { baseOn: state.dateAsked.baseOn }),
      },
    }),
})

const refuse = command({
  name: 'refuse-date',
  title: 'Refuse the new date',
  path: 'date-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why not?', 'Enter why it is refused', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgree(state, by), { kind: 'recommendation.date-refused/1', happenedAt: now, body }),
})

/** The day from which a relative time scale runs is not stated in reports: it may be set, with a reason. Where a date stands that it would move, it is asked for like any other date. */
const changeBase = command({
  name: 'change-base',
  title: 'Change the day from which its time runs',
  path: 'base',
  permission: 'keep the register',
  body: Type.Object({
    baseOn: day('Its time runs from', 'Enter the day from which its time runs'),
    because: text('Why', 'Enter why: where it moves a date, another person agrees and the change is counted', {
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ body, state, policy, now }) => {
    const comesTo = dueOn(state.timeScale, body.baseOn, null, policy.holidays)
    return unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(hasEnded(state), '', over),
        ...when(state.dateAsked !== null, '', 'Another date is asked for already: it is agreed or refused first.'),
        ...when(body.baseOn === state.baseOn, 'baseOn', 'This is the day it runs from already.'),
        ...when(
          state.dueOn !== null && comesTo === state.dueOn,
          'baseOn',
          'It comes to the date that stands: nothing would change.',
        ),
        ...when(
          state.dateChanges.some((one) => !state.baseChanges.some((each) => each.at === one.at)),
          '',
          'Its date was moved by agreement: the day from which its time runs no longer decides it.',
        ),
        ...when(
          state.timeScale === 'none' || needsDate(state.timeScale),
          '',
          'Its time scale is not counted from a day.',
        ),
        ...when(
          answersInWriting(state.timeScale),
          '',
          'Its period is one to answer in writing: more time is applied for inside it.',
        ),
      ],
      state.dueOn === null || comesTo === null
        ? { kind: 'recommendation.base-changed/1', happenedAt: now, body: { ...body, dueOn: comesTo } }
        : { kind: 'recommendation.date-asked/1', happenedAt: now, body: { ...body, dueOn: comesTo } },
    )
  },
})

export const datingCommands: readonly BoundCommand[] = [
  bind(recommendation, ask, { says: 'Asked: the date stands until another person agrees' }),
  bind(recommendation, agree, { says: 'Agreed: a date that was moved is counted and shown' }),
  bind(recommendation, refuse, { says: 'Refused: the date stands' }),
  bind(recommendation, changeBase, {
    says: 'Recorded: where it moves a date, that date stands until another person agrees',
  }),
]
