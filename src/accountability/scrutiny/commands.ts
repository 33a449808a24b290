// What the local policing body records of its own actions and of how far it is assured. Nothing here is the force's to write.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { addDays, endOfLocalDay, type Instant, localDate, parseLocalDate, startOfLocalDay } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { alsoOn, none } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { choice, line, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { answered, answeredAlso, command, day, noSuchDay, notPast, notToCome } from './checks.ts'
import { assurances } from './facts.ts'
import { type ActionState, commissionerAction, scrutinyDecision } from './procedure.ts'
import { standingThen } from './queries/then.ts'
import { notLookedAtAgain, register } from './queries.ts'

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
  evidence: async (reader, { body, world }) => {
    const force = world.who.forceId
    const about = body.recommendationId
    const on = parseLocalDate(body.decidedOn)
    const [rows, open, taken] = await Promise.all([
      register.all(reader, { force }),
      notLookedAtAgain.all(reader, { force }),
      about === null || on === null
        ? null
        : standingThen.one(reader, { force, record: about, end: startOfLocalDay(addDays(on, 1)) }),
    ])
    return {
      standing: taken?.standing ?? null,
      row: rows.find((one) => one.record_id === body.recommendationId) ?? null,
      earlier: open.filter((one) => one.decided_on <= body.decidedOn && sameSubject(one, body)),
    }
  },
  decide: ({ recordId, body, evidence: { row, standing, earlier }, now }) =>
    answeredAlso(
      [
        ...noSuchDay('decidedOn', body.decidedOn),
        ...notToCome('decidedOn', body.decidedOn, now),
        ...noSuchDay('nextReviewOn', body.nextReviewOn),
        ...notPast('nextReviewOn', body.nextReviewOn, now),
        ...(body.recommendationId !== null && row === null
          ? [refusal('recommendationId', 'This recommendation is not in the register.')]
          : []),
      ],
      {
        kind: 'scrutiny-decision.made/1',
        happenedAt: now,
        body: { ...body, standingThen: standing },
      },
      earlier.map((one) =>
        alsoOn(scrutinyDecision, one.record_id, () => [
          {
            kind: 'scrutiny-decision.looked-at-again/1',
            happenedAt: body.decidedOn === localDate(now) ? now : endOfLocalDay(body.decidedOn),
            body: { by: recordId, on: body.decidedOn, assurance: body.assurance },
          },
        ]),
      ),
    ),
})

type Subject = { readonly recommendation_id: string | null; readonly topic: string }

/** The same recommendation, or where none is named the same words. */
const sameSubject = (
  earlier: Subject,
  { recommendationId, topic }: { recommendationId: string | null; topic: string },
) =>
  earlier.recommendation_id === null
    ? recommendationId === null && earlier.topic.trim().toLowerCase() === topic.trim().toLowerCase()
    : earlier.recommendation_id === recommendationId

async function recommendationChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await register.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` }))
}

const back = { after: () => '/scrutiny' }
const own = { after: ({ recordId }: { readonly recordId: string }) => `/commissioner-action/${recordId}` }

export const commands: readonly BoundCommand[] = [
  bind(commissionerAction, undertake, { ...back, says: 'Undertaken' }),
  bind(commissionerAction, changeDate, { ...own, says: 'Date changed: it is counted' }),
  bind(commissionerAction, done, { ...own, says: 'Recorded' }),
  bind(scrutinyDecision, decide, {
    after: ({ recordId }) => `/scrutiny-decision/${recordId}`,
    says: 'Decided: what the figures say stands beside it',
    choices: async (world) => ({ recommendationId: await recommendationChoices(world) }),
    initial: async (world, _, query) =>
      await Promise.resolve({ decidedOn: localDate(world.now), recommendationId: query['recommendation'] }),
  }),
]
