// Putting an entry right: the original stays; what would turn a breach into a duty kept waits for a second person.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import type { NewFact } from '../../../practice/fact.ts'
import type { PolicyAt } from '../../../practice/policy.ts'
import { type Decision, none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import type { World } from '../../../registers/world.ts'
import { choiceOf, optionalText, optionalUntil, text } from '../../../web/fields.ts'
import { orderRefusals } from '../correction-order.ts'
import { madeGood, type OpenProposal, openProposals, reworded } from '../corrections.ts'
import type { MissingFact } from '../facts.ts'
import { refusalsOf } from './correction-refusals.ts'
import { command, no, refuse } from './deciding.ts'

async function policiesOfEveryDay(_: unknown, { world }: { readonly world: World }): Promise<PolicyAt> {
  return await Promise.resolve(world.policyAt)
}

export const correct = command({
  name: 'correct',
  title: 'Correct an entry',
  path: 'corrections',
  permission: 'record an action',
  body: Type.Object({
    entry: choiceOf(
      'Which entry of the timeline?',
      'Choose the entry to correct',
      'The original stays on the timeline, with the correction beside it',
    ),
    at: optionalUntil('When did it happen?', 'Leave empty if the time is right'),
    text: optionalText('The words as they should be', {
      description: 'Leave empty if the words are right. For notes, actions, reviews, contacts, tasks and the return',
    }),
    because: text('Why it was wrong', 'Enter why it was wrong', { most: 1000 }),
  }),
  evidence: policiesOfEveryDay,
  decide: (asked): Decision => {
    const { body, folded, now, state } = asked
    const fact = folded.facts.find((one) => String(one.position) === body.entry)
    if (fact === undefined) return no('entry', 'Choose an entry of this episode’s timeline.')
    const standing = folded.steps.find((step) => step.fact.position === fact.position)?.fact ?? fact
    const bodyAfter = body.text === null ? recordOf(standing.body) : reworded(standing, body.text)
    const refusals = refusalsOf({ state, now }, { fact, standing }, body, bodyAfter)
    if (refusals.length > 0 || bodyAfter === null) return refuse(...refusals)
    const happenedAt = body.at ?? standing.happenedAt
    const correction: NewFact = { kind: fact.kind, happenedAt, body: bodyAfter, corrects: fact.position }
    const given = { policyAt: asked.evidence, now, by: asked.by.staffId }
    const disorder = body.at === null ? [] : orderRefusals(asked.by, folded, correction, given)
    if (disorder.length > 0) return refuse(...disorder)
    const good = madeGood(folded, correction, given)
    const { because } = body
    if (good.length === 0) {
      const made: NewFact = {
        kind: 'missing.correction-made/1',
        happenedAt: now,
        body: { position: fact.position, because },
      }
      return { kind: 'facts', facts: [correction, made] }
    }
    const proposal = { position: fact.position, happenedAt, body: bodyAfter, because }
    return { kind: 'facts', facts: [{ kind: 'missing.correction-proposed/1', happenedAt: now, body: proposal }] }
  },
})

/** Recorded when it is confirmed: beyond the tolerance by then, it evidences nothing. Late stays late. */
export const confirmCorrection = command({
  name: 'confirm-correction',
  title: 'Confirm a correction',
  path: 'correction-confirmation',
  permission: 'review',
  body: Type.Object({
    proposal: choiceOf('Which correction?', 'Choose the correction', 'It would turn a breach into a duty met'),
    because: text('What you looked at', 'Enter what shows that the correction is right', { most: 1000 }),
  }),
  evidence: policiesOfEveryDay,
  decide: (asked) => {
    const proposal = proposalOf(asked.folded.facts, asked.body.proposal)
    if (proposal === null) return no('proposal', 'Choose a correction that is waiting for a second person.')
    if (asked.state.grave !== null) return no('', frozenSince)
    const own = byAnotherHuman(asked.by, proposal.by, 'You proposed it: a second person must agree.')
    if (own.length > 0) return refuse(...own)
    const { kind, happenedAt, body, position } = proposal
    const confirmed = { proposedAtPosition: proposal.proposedAt, because: asked.body.because }
    const correction: NewFact = { kind, happenedAt, body, corrects: position }
    const given = { policyAt: asked.evidence, now: asked.now, by: asked.by.staffId }
    const disorder = orderRefusals(asked.by, asked.folded, correction, given).map(({ sentence }) =>
      refusal('', sentence),
    )
    if (disorder.length > 0) return refuse(...disorder)
    return {
      kind: 'facts',
      facts: [correction, { kind: 'missing.correction-confirmed/1', happenedAt: asked.now, body: confirmed }],
    }
  },
})

/** Proposed before the death and confirmed after it, it would change what is looked at by others: even where it is right, it is said beside, never in place of. */
const frozenSince =
  'The facts are frozen after a death or serious injury, even for a correction proposed before it: this one stays on the timeline as proposed. Refuse it and say why, or record what is right as a note.'

export const refuseCorrection = command({
  name: 'refuse-correction',
  title: 'Refuse a correction',
  path: 'correction-refusal',
  permission: 'review',
  body: Type.Object({
    proposal: choiceOf('Which correction?', 'Choose the correction'),
    because: text('Why it is not right', 'Enter why it is not right', { most: 1000 }),
  }),
  evidence: none,
  decide: (asked): Decision => {
    const proposal = proposalOf(asked.folded.facts, asked.body.proposal)
    if (proposal === null) return no('proposal', 'Choose a correction that is waiting for a second person.')
    const refused = { proposedAtPosition: proposal.proposedAt, because: asked.body.because }
    return { kind: 'facts', facts: [{ kind: 'missing.correction-refused/1', happenedAt: asked.now, body: refused }] }
  },
})

const proposalOf = (facts: readonly MissingFact[], position: string): OpenProposal | null =>
  openProposals(facts).find((one) => String(one.proposedAt) === position) ?? null

const recordOf = (body: object | null): Readonly<Record<string, unknown>> => ({ ...body })
