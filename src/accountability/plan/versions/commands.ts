// What is done with a plan: opened for a report, drafted, approved by a chief officer who did not draft it, submitted and answered.
import { load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { type BoundCommand, bind, type Showing } from '../../../web/slice.ts'
import type { Questions } from '../action/writing.ts'
import { approve } from './approving.ts'
import { draft } from './drafting.ts'
import { open, recommendationsOf } from './opening.ts'
import { lastOf, plan } from './procedure.ts'
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
    ...aboutLast('What you approve is the version as drafted'),
  }),
  bind(plan, submit, { says: 'Recorded as submitted', ...aboutLast('Record that it was sent') }),
  bind(plan, accept, { says: 'Recorded as accepted' }),
  bind(plan, query, { says: 'Recorded as queried. Draft another version' }),
]

/** Above the form: which version it is about, so that nobody approves what they did not read. */
const aboutLast = (sentence: string): Showing => ({
  load: async (world, recordId) => {
    const { state } = await world.db.read(contextOf(world), async (reader) => await load(reader, world, plan, recordId))
    const last = lastOf(state)
    if (last === null) return { about: ['No version has been drafted.'] }
    const counted = last.content.actions.length
    return {
      about: [
        `${state.opened?.title ?? 'The plan'}: version ${last.number}, ${counted} ${counted === 1 ? 'action' : 'actions'}, ${last.state}.`,
        `${sentence}. Its letter shows every word of it.`,
      ],
    }
  },
})
