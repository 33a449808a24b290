// What is done with a plan: opened for a report, drafted, approved by a chief officer who did not draft it, submitted and answered.
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { type BoundCommand, bind, type Showing } from '../../../web/slice.ts'
import type { Questions } from '../action/writing.ts'
import { approve } from './approving.ts'
import { differenceOf } from './difference.ts'
import { draft } from './drafting.ts'
import { open, recommendationsOf } from './opening.ts'
import { lastOf, type PlanState, plan, type Version } from './procedure.ts'
import { accept, query, submit } from './sending.ts'

export const planCommands = (questions: Questions): readonly BoundCommand[] => [
  bind(plan, open, {
    says: 'Opened. Now draft its first version',
    choices: async (world) => await recommendationsOf(world),
  }),
  bind(plan, draft(questions), {
    says: 'Drafted. A chief officer who did not draft it must approve it',
    button: 'Draft this version',
  }),
  bind(plan, approve, {
    says: 'Approved',
    button: 'Approve this version',
    template: 'accountability/plan/views/approve.njk',
    load: changesToApprove,
  }),
  bind(plan, submit, { says: 'Recorded as submitted', ...aboutLast('Record that it was sent') }),
  bind(plan, accept, { says: 'Recorded as accepted' }),
  bind(plan, query, { says: 'Recorded as queried. Draft another version' }),
]

/** Whoever approves sees what they change: the version as drafted, beside the last that anybody approved. */
async function changesToApprove(world: World, recordId: string) {
  const { state } = await world.db.read(contextOf(world), async (reader) => await load(reader, world, plan, recordId))
  const last = lastOf(state)
  if (last === null) return { about: ['No version has been drafted.'] }
  const before = state.versions.findLast((one) => one.number < last.number && one.approved !== null) ?? null
  const compared =
    before === null
      ? 'No version was approved before: all of it is new.'
      : `What follows is what changes from version ${before.number}, the last that was approved.`
  return {
    about: [
      `${aboutVersion(state, last)} ${compared}`,
      ...(last.drafted.words === null ? [] : [`Why: ${last.drafted.words}`]),
    ],
    plan: recordId,
    from: before?.number ?? null,
    to: last.number,
    ...differenceOf(before?.content ?? { recommendations: [], actions: [] }, last.content),
  }
}

function aboutVersion(state: PlanState, { number, content, state: stage }: Version): string {
  const counted = content.actions.length
  return `${state.opened?.title ?? 'The plan'}: version ${number}, ${counted} ${counted === 1 ? 'action' : 'actions'}, ${stage}.`
}

/** Above the form: which version it is about, so that nobody approves what they did not read. */
const aboutLast = (sentence: string): Showing => ({
  load: async (world, recordId) => {
    const { state } = await world.db.read(contextOf(world), async (reader) => await load(reader, world, plan, recordId))
    const last = lastOf(state)
    if (last === null) return { about: ['No version has been drafted.'] }
    return { about: [aboutVersion(state, last), `${sentence}. Its letter shows every word of it.`] }
  },
})
