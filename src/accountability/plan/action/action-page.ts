// One action: what it says, whose it is, what shows that it is done, and who checked.
import { isId } from '../../../kernel/identity.ts'
import { done, type Outcome } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { compliance, isOpen } from '../../../practice/duty.ts'
import { load } from '../../../registers/records.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { type Answered, page } from '../../../web/slice.ts'
import { actionAnswer } from './action-answer.ts'
import { buttons } from './action-offers.ts'
import { waitedWords } from './early.ts'
import type { ActionFact } from './facts.ts'
import { mayReadFiles } from './files/page.ts'
import { filesShown } from './files/shown.ts'
import { action } from './procedure.ts'
import { actions, registered } from './queries.ts'
import { isAddress } from './rules.ts'
import { shownActions } from './shown.ts'
import type { ActionState } from './state.ts'
import type { Questions } from './writing.ts'

export const actionPage = (questions: Questions) =>
  page({
    path: '/action/:record',
    permission: 'see recommendations',
    template: 'accountability/plan/views/action.njk',
    title: (values) => `Action ${String(values['number'])}`,
    area: '/plan',
    answer: actionAnswer,
    load: async (world, { params }) => await readAction(world, params['record'] ?? '', questions),
  })

async function readAction(
  world: World,
  record: string,
  questions: Questions,
): Promise<Outcome<Answered<typeof actionAnswer>>> {
  const asked = { force: world.who.forceId }
  return await world.db.read(contextOf(world), async (reader) => {
    const [rows, recommendations] = await Promise.all([actions.all(reader, asked), registered.all(reader, asked)])
    const shown = shownActions(rows, recommendations, questions, localDate(world.now))
    const one = shown.find((each) => each.record_id === record)
    if (one === undefined) return { kind: 'not found' }
    const { state, duties, facts } = await load(reader, world, action, record)
    const names = new Map(
      (
        await namesOfStaff.all(reader, {
          ...asked,
          ids: [...new Set([...peopleIn(state), ...facts.map((fact) => fact.recordedBy)])],
        })
      ).map((row) => [row.staff_id, row.name]),
    )
    const name = (id: string) => names.get(id) ?? 'Vigil'
    return done({
      ...one,
      details: { ...state.details, videos: (state.details?.videos ?? []).map(linked) },
      measures: one.measures.map((id) => ({ id, question: questions.get(id)?.question ?? 'no longer a measure' })),
      claim: state.claim && { ...state.claim, by: name(state.claim.by), links: state.claim.links.map(linked) },
      checked: state.checked && { ...state.checked, by: name(state.checked.by) },
      files: filesShown(record, state, name, mayReadFiles(world.who)),
      returned:
        state.stage === 'returned' && state.returned ? { ...state.returned, by: name(state.returned.by) } : null,
      early: state.early.map((each) => ({ ...each, by: name(each.by), waitedFor: waitedWords(each.waitedFor) })),
      passed: state.dates?.passed ?? null,
      left: state.ownerLeft && { ...state.ownerLeft, by: name(state.ownerLeft.by) },
      why: state.withdrawn?.words ?? null,
      withdrawalAsked: state.withdrawalAsked && { ...state.withdrawalAsked, by: name(state.withdrawalAsked.by) },
      effect: state.effect && { ...state.effect, by: name(state.effect.by) },
      asked: state.asked && { ...state.asked, by: name(state.asked.by) },
      dateChanges: state.dateChanges.map((each) => ({ ...each, by: name(each.by), askedBy: name(each.askedBy) })),
      others: shown
        .filter((each) => each.depends_on.includes(record))
        .map(({ href, number, text, start_on }) => ({ href, number, text, start_on })),
      due: duties.filter(isOpen).map((duty) => ({
        words: action.rules.find((rule) => rule.name === duty.name)?.words ?? duty.name,
        dueAt: duty.dueAt,
        late: compliance(duty, world.now) === 'not evidenced' || duty.dueAt < world.now,
        source: duty.source,
        basis: duty.basis,
      })),
      history: facts.map((fact) => ({
        at: fact.recordedAt,
        by: name(fact.recordedBy),
        words: told(fact, name),
      })),
      buttons: buttons(one, state, world),
    })
  })
}

/** An escalation says whom it told and why: a member of staff by name, a job by its own. */
const told = (fact: ActionFact, name: (id: string) => string): string =>
  fact.kind === 'action.escalated/1'
    ? `told ${isId(fact.body.to) ? name(fact.body.to) : `the ${fact.body.to}`}: ${fact.body.words}`
    : action.words(fact.kind)

const peopleIn = (state: ActionState): readonly string[] => [
  ...state.owners,
  ...[
    state.claim,
    state.checked,
    state.returned,
    state.ownerLeft,
    state.withdrawn,
    state.withdrawalAsked,
    state.effect,
    state.asked,
  ].flatMap((said) => (said === null ? [] : [said.by])),
  ...state.early.map(({ by }) => by),
  ...state.dateChanges.flatMap((change) => [change.by, change.askedBy]),
]

/** Only what is an address becomes a link; anything else is shown as it was typed. */
const linked = (text: string) => ({ text, href: isAddress(text) ? text : null })
