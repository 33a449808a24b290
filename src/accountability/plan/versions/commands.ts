// A plan is opened for a report, drafted from the actions as they stand, approved by a chief officer who did not draft it, submitted and answered.
import Type, { type TSchema } from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { refusal } from '../../../kernel/outcome.ts'
import { deciding, no, when } from '../../../registers/deciding.ts'
import { type Command, load, none } from '../../../registers/records.ts'
import { Id, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { line, optionalLine, optionalText, text } from '../../../web/fields.ts'
import { type BoundCommand, bind, type Showing } from '../../../web/slice.ts'
import { actions, inPost, registered } from '../action/queries.ts'
import type { Questions } from '../action/writing.ts'
import { lacks } from './complete.ts'
import { type Content, contentOf } from './content.ts'
import { differenceOf } from './difference.ts'
import type { NewPlanFact, PlanFact } from './facts.ts'
import { type PlanState, plan, type Version } from './procedure.ts'

export const planCommands = (questions: Questions): readonly BoundCommand[] => [
  bind(plan, open, {
    says: 'Opened: draft its first version',
    choices: async (world) => await recommendationsOf(world),
  }),
  bind(plan, draft(questions), {
    says: 'Drafted: a chief officer who did not draft it approves it',
    button: 'Draft this version',
  }),
  bind(plan, approve, {
    says: 'Approved',
    button: 'Approve this version',
    ...aboutLast('What you approve is the version as drafted'),
  }),
  bind(plan, submit, { says: 'Recorded as submitted', ...aboutLast('Record that it was sent') }),
  bind(plan, accept, { says: 'Recorded as accepted' }),
  bind(plan, query, { says: 'Recorded as queried: draft another version' }),
]

const command = <Schema extends TSchema, Evidence>(given: Command<PlanState, PlanFact, Schema, Evidence>) => given
const { unless } = deciding<NewPlanFact>()

/** The one version that stands; those before it are revised. */
export const lastOf = (state: PlanState): Version | null => state.versions.at(-1) ?? null

const open = command({
  name: 'open',
  title: 'Open an action plan',
  path: 'plans',
  permission: 'keep the plan',
  opens: true,
  body: Type.Object({
    title: line('What is it called?', 'Enter what the plan is called', {
      description: 'For example: plan in answer to the report of April 2022',
    }),
    publishedOn: {
      ...Maybe(LocalDate),
      title: 'When was the report published?',
      description: 'The plan usually goes to the inspectorate within six weeks of it',
      input: 'date',
    },
    to: line('To whom does it go?', 'Enter to whom it goes', {
      description: 'For example: His Majesty’s Inspector, HMICFRS',
    }),
    recommendations: {
      ...Type.Array(Id, { minItems: 1, maxItems: 200 }),
      title: 'Which recommendations does it answer?',
      missing: 'Choose at least one recommendation',
      input: 'checkboxes',
    },
  }),
  evidence: async (reader, { world }) => await registered.all(reader, { force: world.who.forceId }),
  decide: ({ body, evidence, now }) => {
    const known = new Set(evidence.map((one) => one.record_id))
    const recommendations = [...new Set(body.recommendations)].sort()
    return unless(
      recommendations.every((id) => known.has(id))
        ? []
        : [refusal('recommendations', 'A recommendation it names is not in the register.')],
      { kind: 'plan.opened/1', happenedAt: now, body: { ...body, recommendations } },
    )
  },
})

/** What a version drafted now would say. */
export async function contentNow(
  reader: Reader,
  force: string,
  state: PlanState,
  questions: Questions,
): Promise<Content> {
  const [rows, register] = await Promise.all([actions.all(reader, { force }), registered.all(reader, { force })])
  return contentOf(state.opened?.recommendations ?? [], rows, register, questions)
}

const Draft = Type.Object({
  because: text('What is this version for?', 'Enter what this version is for', {
    most: 1000,
    description: 'For example: first draft for the chief officers; answers the inspector’s query of 3 May',
  }),
})

const draft = (questions: Questions): Command<PlanState, PlanFact, typeof Draft, Content> => ({
  name: 'draft',
  title: 'Draft a version',
  path: 'drafts',
  permission: 'keep the plan',
  body: Draft,
  evidence: async (reader, { world, folded }) => await contentNow(reader, world.who.forceId, folded.state, questions),
  decide: ({ body, evidence: content, state, now }) => {
    const last = lastOf(state)
    const same = last !== null && differenceOf(last.content, content).count === 0
    return unless(
      [
        ...when(content.actions.length === 0, '', 'No action serves its recommendations yet: write the actions first.'),
        ...when(same, '', `Nothing in it differs from version ${last?.number ?? 0}.`),
      ],
      { kind: 'plan.drafted/1', happenedAt: now, body: { version: state.versions.length + 1, content, ...body } },
    )
  },
})

/** The actions of a version whose owner has since left the force or the post. */
export async function ownersGone(reader: Reader, force: string, content: Content | null): Promise<ReadonlySet<string>> {
  const owned = (content?.actions ?? []).flatMap(({ id, owner }) => (owner === null ? [] : [{ id, by: owner.staffId }]))
  if (owned.length === 0) return new Set()
  const [there, live] = await Promise.all([
    inPost.all(reader, { force, ids: [...new Set(owned.map(({ by }) => by))] }),
    actions.all(reader, { force }),
  ])
  const staff = new Set(there.map((row) => row.staff_id))
  const unowned = new Set(live.filter((row) => row.owner_id === null).map((row) => row.record_id))
  return new Set(owned.filter(({ id, by }) => !staff.has(by) || unowned.has(id)).map(({ id }) => id))
}

const approve = command({
  name: 'approve',
  title: 'Approve the plan',
  path: 'approval',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: async (reader, { world, folded }) =>
    await ownersGone(reader, world.who.forceId, lastOf(folded.state)?.content ?? null),
  decide: ({ state, evidence, by, now }) => {
    const last = lastOf(state)
    if (last === null) return no('', 'No version is drafted.')
    return unless(
      [
        ...when(last.state !== 'draft', '', `Version ${last.number} is ${last.state} already.`),
        ...when(last.drafted.by === by.staffId, '', 'You drafted it: another chief officer approves it.'),
        ...lacks(last.content, evidence).map((sentence) => refusal('', sentence)),
      ],
      { kind: 'plan.approved/1', happenedAt: now, body: { version: last.number, name: by.name } },
    )
  },
})

const submit = command({
  name: 'submit',
  title: 'Record that it was submitted',
  path: 'submission',
  permission: 'keep the plan',
  body: Type.Object({
    receipt: optionalLine('Receipt', { most: 300, description: 'What shows that it arrived. May be left empty' }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const last = lastOf(state)
    return unless(when(last?.state !== 'approved', '', notYet(last, 'approved')), {
      kind: 'plan.submitted/1',
      happenedAt: now,
      body: { version: last?.number ?? 1, ...body },
    })
  },
})

/** The answer comes to what was sent, though another version may be in hand. */
const sentOf = (state: PlanState): Version | null => state.versions.findLast((one) => one.state === 'submitted') ?? null

const accept = command({
  name: 'accept',
  title: 'Record that it was accepted',
  path: 'acceptance',
  permission: 'keep the plan',
  body: Type.Object({ words: optionalText('What was said', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const sent = sentOf(state)
    return unless(when(sent === null, '', 'No version waits for an answer.'), {
      kind: 'plan.accepted/1',
      happenedAt: now,
      body: { version: sent?.number ?? 1, ...body },
    })
  },
})

const query = command({
  name: 'query',
  title: 'Record that it was queried',
  path: 'query',
  permission: 'keep the plan',
  body: Type.Object({ words: text('What was asked?', 'Enter what was asked', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const sent = sentOf(state)
    return unless(when(sent === null, '', 'No version waits for an answer.'), {
      kind: 'plan.queried/1',
      happenedAt: now,
      body: { version: sent?.number ?? 1, ...body },
    })
  },
})

const notYet = (last: Version | null, wanted: string) =>
  last === null ? 'No version is drafted.' : `Version ${last.number} is not ${wanted}: it is ${last.state}.`

/** Above the form: which version it is about, so that nobody approves what they did not read. */
const aboutLast = (sentence: string): Showing => ({
  load: async (world, recordId) => {
    const { state } = await world.db.read(contextOf(world), async (reader) => await load(reader, world, plan, recordId))
    const last = lastOf(state)
    if (last === null) return { about: ['No version is drafted.'] }
    return {
      about: [
        `${state.opened?.title ?? 'The plan'}: version ${last.number}, ${last.content.actions.length} actions, ${last.state}.`,
        `${sentence}. Its letter shows every word of it.`,
      ],
    }
  },
})

async function recommendationsOf(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await registered.all(reader, { force: world.who.forceId }),
  )
  return { recommendations: rows.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` })) }
}
