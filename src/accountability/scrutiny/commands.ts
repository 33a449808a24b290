// What the local policing body records of itself. Nothing here is the force's to write.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import type { Fact, NewFact } from '../../practice/fact.ts'
import { when } from '../../registers/deciding.ts'
import { type Command, type Decision, none } from '../../registers/records.ts'
import { Id, LocalDate, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, line, optionalLine, optionalText, text, yesNo } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { toPublish } from './duties-to-publish.ts'
import { assurances } from './facts.ts'
import {
  type ActionState,
  commissionerAction,
  performanceMeeting,
  publicationCheck,
  scrutinyDecision,
} from './procedure.ts'
import { register } from './queries.ts'

const command = <State, F extends Fact, Schema extends Type.TSchema, Evidence>(
  given: Command<State, F, Schema, Evidence>,
) => given
const answered = (refusals: readonly Refusal[], ...facts: readonly NewFact[]): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts }

const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })
const optionalDay = (title: string) => ({ ...Maybe(LocalDate), title, input: 'date' })

const noSuchDay = (field: string, given: string | null): readonly Refusal[] =>
  given === null || parseLocalDate(given) !== null ? [] : [refusal(field, 'There is no such day.')]
const notPast = (field: string, on: string, now: Instant): readonly Refusal[] =>
  on < localDate(now) ? [refusal(field, 'This day has passed. Give one to come.')] : []
const notToCome = (field: string, on: string, now: Instant): readonly Refusal[] =>
  on > localDate(now) ? [refusal(field, 'This day has not come yet.')] : []
const isAddress = (field: string, address: string | null): readonly Refusal[] =>
  address === null || /^https?:\/\/\S+$/.test(address)
    ? []
    : [refusal(field, 'Enter an address that begins with https://')]

const undertake = command({
  name: 'undertake',
  title: 'Undertake an action of our own',
  path: 'undertakings',
  permission: 'scrutinise',
  opens: true,
  body: Type.Object({
    words: text('What we do ourselves', 'Enter what we do', {
      most: 1000,
      description: 'Specific enough that anyone can say whether it was done',
    }),
    owner: line('Who does it: name and post', 'Enter who does it'),
    dueOn: day('By when', 'Enter by when'),
  }),
  evidence: none,
  decide: ({ body, now }: { body: { words: string; owner: string; dueOn: string }; now: Instant }) =>
    answered([...noSuchDay('dueOn', body.dueOn), ...notPast('dueOn', body.dueOn, now)], {
      kind: 'commissioner-action.undertaken/1',
      happenedAt: now,
      body,
    }),
})

const finished = 'It is recorded done already: what was undertaken besides is an action of its own.'

const changeDate = command({
  name: 'change-date',
  title: 'Change the date',
  path: 'date-changes',
  permission: 'scrutinise',
  body: Type.Object({
    dueOn: day('New date', 'Enter the new date'),
    because: text('Why', 'Enter why: the change is counted and shown', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }: { body: { dueOn: string; because: string }; state: ActionState; now: Instant }) =>
    answered(
      [
        ...when(state.done !== null, '', finished),
        ...when(body.dueOn === state.dueOn, 'dueOn', 'This is the date it has already.'),
        ...noSuchDay('dueOn', body.dueOn),
        ...notPast('dueOn', body.dueOn, now),
      ],
      {
        kind: 'commissioner-action.date-changed/1',
        happenedAt: now,
        body,
      },
    ),
})

const done = command({
  name: 'record-done',
  title: 'Record it done',
  path: 'completion',
  permission: 'scrutinise',
  body: Type.Object({ evidence: text('What shows that it is done', 'Enter what shows it', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, now }: { body: { evidence: string }; state: ActionState; now: Instant }) =>
    answered(when(state.done !== null, '', finished), { kind: 'commissioner-action.done/1', happenedAt: now, body }),
})

const Decided = Type.Object({
  forum: line('In which forum', 'Enter the forum', {
    description: 'For example: strategic governance board, 12 November 2026',
  }),
  topic: line('What about', 'Enter what about', { most: 300 }),
  decidedOn: day('Decided on', 'Enter the day'),
  recommendationId: {
    ...Maybe(Id),
    title: 'About which recommendation',
    description: 'Leave empty if about none',
    input: 'select',
  },
  questions: text('What was asked', 'Enter what was asked'),
  assurance: choice('How far are we assured?', 'Choose how far', assurances),
  because: text('Why', 'Enter why'),
  evidence: text('What was seen: records, files, visits', 'Enter what was seen'),
  furtherAction: optionalText('What more is asked of the force'),
  nextReviewOn: day('Looked at again on', 'Enter the day'),
})

const decide = command({
  name: 'decide',
  title: 'Decide how far we are assured',
  path: 'decisions',
  permission: 'scrutinise',
  opens: true,
  body: Decided,
  evidence: async (reader, { body, world }) =>
    (await register.all(reader, { force: world.who.forceId })).find((row) => row.record_id === body.recommendationId) ??
    null,
  decide: ({ body, evidence, now }) =>
    answered(
      [
        ...noSuchDay('decidedOn', body.decidedOn),
        ...notToCome('decidedOn', body.decidedOn, now),
        ...noSuchDay('nextReviewOn', body.nextReviewOn),
        ...notPast('nextReviewOn', body.nextReviewOn, now),
        ...(body.recommendationId !== null && evidence === null
          ? [refusal('recommendationId', 'This recommendation is not in the register.')]
          : []),
      ],
      {
        kind: 'scrutiny-decision.made/1',
        happenedAt: now,
        body: { ...body, standingThen: evidence?.standing ?? null },
      },
    ),
})

const Check = Type.Object({
  item: choice(
    'What must be published',
    'Choose what must be published',
    toPublish.map(({ id }) => id),
    Object.fromEntries(toPublish.map(({ id, words }) => [id, words])),
  ),
  address: line('The page where it stands', 'Enter the address', { most: 500, description: 'Beginning with https://' }),
  prominent: yesNo('Does it stand in a prominent place?', 'Say whether it stands in a prominent place'),
  refreshedOn: day('Page last refreshed on', 'Enter the day'),
})

const check = command({
  name: 'check',
  title: 'Record a look at a page that must be published',
  path: 'looks',
  permission: 'scrutinise',
  opens: true,
  body: Check,
  evidence: none,
  decide: ({ body, now }) =>
    answered(
      [
        ...isAddress('address', body.address),
        ...noSuchDay('refreshedOn', body.refreshedOn),
        ...notToCome('refreshedOn', body.refreshedOn, now),
      ],
      { kind: 'publication-check.made/1', happenedAt: now, body },
    ),
})

const Performance = Type.Object({
  heldOn: day('Held on', 'Enter the day'),
  place: line('Where', 'Enter where'),
  stream: optionalLine('Where it is streamed', { most: 500, description: 'Beginning with https://' }),
  questionsBy: optionalDay('Questions in by'),
})

const callPerformance = command({
  name: 'call',
  title: 'Call a public performance meeting',
  path: 'calls',
  permission: 'scrutinise',
  opens: true,
  body: Performance,
  evidence: none,
  decide: ({ body, now }) =>
    answered(
      [
        ...noSuchDay('heldOn', body.heldOn),
        ...noSuchDay('questionsBy', body.questionsBy),
        ...isAddress('stream', body.stream),
        ...(body.questionsBy !== null && body.questionsBy > body.heldOn
          ? [refusal('questionsBy', 'Questions are in before the meeting is held.')]
          : []),
      ],
      { kind: 'performance-meeting.called/1', happenedAt: now, body },
    ),
})

async function recommendationChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await register.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` }))
}

const back = { after: () => '/scrutiny' }

export const commands: readonly BoundCommand[] = [
  bind(commissionerAction, undertake, { ...back, says: 'Undertaken' }),
  bind(commissionerAction, changeDate, { ...back, says: 'Date changed: it is counted' }),
  bind(commissionerAction, done, { ...back, says: 'Recorded' }),
  bind(scrutinyDecision, decide, {
    ...back,
    says: 'Decided: what the figures say stands beside it',
    choices: async (world) => ({ recommendationId: await recommendationChoices(world) }),
    initial: async (world, _, query) =>
      await Promise.resolve({ decidedOn: localDate(world.now), recommendationId: query['recommendation'] }),
  }),
  bind(publicationCheck, check, {
    ...back,
    says: 'Recorded',
    initial: async (world, _, query) =>
      await Promise.resolve({ refreshedOn: localDate(world.now), item: query['item'] }),
  }),
  bind(performanceMeeting, callPerformance, { ...back, says: 'Called' }),
]
