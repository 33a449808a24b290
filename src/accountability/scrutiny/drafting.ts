// A decision as a draft: saved as far as it is typed, continued by anybody of the office, and issued or discarded. Nobody else sees it.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { optionalDay, optionalLine, optionalText } from '../../web/fields.ts'
import { type BoundCommand, bind, type Values } from '../../web/slice.ts'
import { decide } from './assuring.ts'
import { answered, command } from './checks.ts'
import { Assurance, assuranceChoices, type DecisionFact } from './facts.ts'
import { scrutinyDecision } from './procedure.ts'
import { recommendationChoices } from './recommendation-choices.ts'
import type { DecisionState } from './state.ts'

const Draft = Type.Object({
  forum: optionalLine('In which forum'),
  topic: optionalLine('What about', { most: 300 }),
  decidedOn: optionalDay('Decided on'),
  recommendationId: { ...Maybe(Id), title: 'About which recommendation', input: 'select' },
  questions: optionalText('What was asked'),
  assurance: { ...Maybe(Assurance), title: 'How far are we assured?', input: 'select', choices: assuranceChoices },
  because: optionalText('Why'),
  evidence: optionalText('What you saw: records, files, visits'),
  furtherAction: optionalText('What more you ask of the force'),
  nextReviewOn: optionalDay('When you will look at it again'),
})

const saving = {
  title: 'Save a decision as a draft',
  permission: 'scrutinise',
  body: Draft,
  evidence: none,
} as const

const start = command<DecisionState, DecisionFact, typeof Draft, null>({
  ...saving,
  name: 'draft',
  path: 'drafts',
  opens: true,
  decide: ({ body, now }) =>
    answered(
      when(
        Object.values(body).every((one) => one === null),
        'forum',
        'You have not entered anything. Enter what you want to keep.',
      ),
      { kind: 'scrutiny-decision.drafted/1', happenedAt: now, body },
    ),
})

const noDraft = ({ draft, made }: DecisionState) =>
  when(
    draft === null,
    '',
    made === null
      ? 'This draft was discarded. Start again on a new form.'
      : 'This decision has been issued and cannot be changed. Decide again on a new form.',
  )

const save = command<DecisionState, DecisionFact, typeof Draft, null>({
  ...saving,
  name: 'save-draft',
  path: 'draft',
  decide: ({ body, state, now }) =>
    answered(noDraft(state), { kind: 'scrutiny-decision.drafted/1', happenedAt: now, body }),
})

const issue = {
  ...decide,
  name: 'issue',
  title: 'Issue a draft decision',
  path: 'issue',
  opens: false,
  decide: (given: Parameters<typeof decide.decide>[0]) => {
    const refusals = noDraft(given.state)
    return refusals.length > 0 ? answered(refusals) : decide.decide(given)
  },
}

const Nothing = Type.Object({})

const discard = command<DecisionState, DecisionFact, typeof Nothing, null>({
  name: 'discard-draft',
  title: 'Discard a draft',
  path: 'discarding',
  permission: 'scrutinise',
  body: Nothing,
  evidence: none,
  decide: ({ state, now }) =>
    answered(noDraft(state), { kind: 'scrutiny-decision.draft-discarded/1', happenedAt: now, body: {} }),
})

const continued = async (world: World, recordId: string): Promise<Values> =>
  await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, scrutinyDecision, recordId)
    return state.draft ?? {}
  })

const choices = async (world: World) => ({ recommendationId: await recommendationChoices(world) })
/** Where what is typed goes on: its own form, with everything in it. */
const after = ({ recordId }: { readonly recordId: string }) => `/scrutiny-decision/${recordId}/issue`
const says = 'Draft saved: only the office can see it'

/** The form on which a decision is issued has a second button, which saves it as it is. */
export const withDraftButton = (saveAt: (recordId: string) => string) => ({
  template: 'accountability/scrutiny/views/deciding.njk',
  load: async (_: World, recordId: string) => await Promise.resolve({ saveAt: saveAt(recordId) }),
})

/** A draft has no page of its own to go back to. */
const template = 'accountability/scrutiny/views/draft-form.njk'
const about = [
  'A draft does not have to be complete. It is kept on the server. Only the office can see it, never the force or the public.',
]
const whoSees = async () => await Promise.resolve({ about })

export const draftCommands: readonly BoundCommand[] = [
  bind(scrutinyDecision, start, { says, after, choices, template, load: whoSees, button: 'Save the draft' }),
  bind(scrutinyDecision, save, {
    ...{ says, after, choices, template, load: whoSees, button: 'Save the draft' },
    initial: continued,
  }),
  bind(scrutinyDecision, issue, {
    after: ({ recordId }) => `/scrutiny-decision/${recordId}`,
    says: 'Decided: the figures are shown beside your decision',
    button: 'Issue the decision',
    choices,
    initial: continued,
    ...withDraftButton((recordId) => `/scrutiny-decision/${recordId}/draft`),
  }),
  bind(scrutinyDecision, discard, {
    template,
    after: () => '/scrutiny',
    says: 'Discarded',
    load: async (world, recordId) => {
      const { topic } = await continued(world, recordId)
      return {
        about: [
          `The draft${typeof topic === 'string' ? ` “${topic}”` : ''} will be removed from the list. None of it was issued.`,
          'Its words stay in the records. If they name somebody, give the address of this page to the records managers, who can have them erased.',
        ],
      }
    },
  }),
]
