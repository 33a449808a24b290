// What the body that holds to account must meet it dates itself, and moves by itself: one of its office asks, another there agrees, and nobody whom it holds to account decides (decisions 0023, 0024).
import Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { may, type Person } from '../../registers/permissions.ts'
import { none } from '../../registers/records.ts'
import { day, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { isDatedByBody, panelAsks } from './addressee.ts'
import { command, unless } from './command.ts'
import {
  AnotherDate,
  askedWords,
  changedAsAsked,
  movedWords,
  nobodyMayMove,
  notAnother,
  notAskedOrByThem,
  over,
  overAlready,
  stateOf,
  WhyNot,
} from './dating.ts'
import { recommendation } from './procedure.ts'
import { hasEnded, type RecommendationState } from './state.ts'

const notOurs = (state: RecommendationState): readonly Refusal[] =>
  when(!isDatedByBody(state), '', 'It is not addressed to the local policing body, so its date is not ours to set.')

/** Where the report gives no date. */
const setOwn = command({
  name: 'set-own-date',
  title: 'Set the date by which we will meet it',
  path: 'own-dates',
  permission: 'scrutinise',
  body: Type.Object({
    dueOn: day('We will meet it by', 'Enter the date'),
    because: text('Why this date?', 'Say why. It is shown on the recommendation', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(
      [
        ...notOurs(state),
        ...when(hasEnded(state), '', over),
        ...when(panelAsks(state.timeScale), '', 'The panel asks for an answer in writing, and for no date.'),
        ...when(
          state.dueOn !== null,
          '',
          'It already has a date. Another date must be asked for with a reason, agreed by another person and counted.',
        ),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This date has passed. Enter a future date.'),
      ],
      { kind: 'recommendation.date-changed/1', happenedAt: now, body: { ...body, agreedBy: by.name } },
    ),
})

const mayNotMoveOwn = (state: RecommendationState): readonly Refusal[] => [
  ...notOurs(state),
  ...nobodyMayMove(state),
  ...when(state.dueOn === null, '', 'It has no date yet. Set one: nobody need agree to the first.'),
]

/** For a page: offered while it is not refused whatever is typed. */
export const mayMoveOwnDate = (state: RecommendationState, by: Person): boolean =>
  may(by, 'scrutinise') && mayNotMoveOwn(state).length === 0

export const mayNotAgreeOwn = (state: RecommendationState, by: Person): readonly Refusal[] => [
  ...notOurs(state),
  ...notAskedOrByThem(state, by),
]

const askOwn = command({
  name: 'ask-own-date',
  title: 'Ask for another date for what we must meet',
  path: 'own-date-requests',
  permission: 'scrutinise',
  body: AnotherDate,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless([...mayNotMoveOwn(state), ...notAnother(body, state, now)], {
      kind: 'recommendation.date-asked/1',
      happenedAt: now,
      body,
    }),
})

const agreeOwn = command({
  name: 'agree-own-date',
  title: 'Agree to the new date for what we must meet',
  path: 'own-date-agreements',
  permission: 'scrutinise',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) =>
    unless([...overAlready(state), ...mayNotAgreeOwn(state, by)], changedAsAsked(state, by, now)),
})

const refuseOwn = command({
  name: 'refuse-own-date',
  title: 'Refuse the new date for what we must meet',
  path: 'own-date-refusals',
  permission: 'scrutinise',
  body: WhyNot,
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgreeOwn(state, by), { kind: 'recommendation.date-refused/1', happenedAt: now, body }),
})

export const ownDateCommands: readonly BoundCommand[] = [
  bind(recommendation, setOwn, { says: 'Set: we owe it by this date' }),
  bind(recommendation, askOwn, {
    says: 'You have asked. The date does not change until another person of our office agrees',
    load: async (world, recordId) => ({ about: movedWords(await stateOf(world, recordId)) }),
  }),
  bind(recommendation, agreeOwn, { says: 'Agreed: the change is counted and shown', load: askedWords }),
  bind(recommendation, refuseOwn, { says: 'Refused: the date does not change', load: askedWords }),
]
