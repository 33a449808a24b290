// The action plan, and one action: what it says, whose it is, what shows that it is done, and who checked.

import { isId } from '../../../kernel/identity.ts'
import { done, type Outcome } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { compliance, isOpen } from '../../../practice/duty.ts'
import { endedStages } from '../../../practice/stages.ts'
import { may, type Permission, type Person } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { type Answered, type Page, page } from '../../../web/slice.ts'
import { actionAnswer } from './action-answer.ts'
import { isFinished } from './command.ts'
import { waitedWords } from './early.ts'
import type { ActionFact } from './facts.ts'
import { planAnswer } from './plan-answer.ts'
import { action } from './procedure.ts'
import { actions, registered } from './queries.ts'
import { isAddress } from './rules.ts'
import { scheduleOf } from './schedule.ts'
import { headline, type ShownAction, shownActions } from './shown.ts'
import type { ActionState } from './state.ts'
import type { Questions } from './writing.ts'

export const actionPages = (questions: Questions): readonly Page[] => [planPage, actionPage(questions)]

const planPage = page({
  path: '/plan',
  permission: 'see recommendations',
  template: 'accountability/plan/views/plan.njk',
  title: 'Action plan',
  answer: planAnswer,
  load: async (world) => {
    const asked = { force: world.who.forceId }
    const [rows, recommendations] = await world.db.read(
      contextOf(world),
      async (reader) => await Promise.all([actions.all(reader, asked), registered.all(reader, asked)]),
    )
    const shown = shownActions(rows, recommendations, localDate(world.now))
    const found = shown.filter((one) => one.state !== 'withdrawn')
    // What is still to be done comes first.
    const live = [...found.filter((one) => one.state !== 'checked'), ...found.filter((one) => one.state === 'checked')]
    return done({
      headline: headline(shown),
      chart: scheduleOf(live, world.now),
      actions: live,
      withdrawn: shown.filter((one) => one.state === 'withdrawn'),
      byRecommendation: recommendations
        .map((one) => ({ ...one, actions: live.filter((each) => each.recommendations.includes(one.record_id)) }))
        .filter((one) => one.actions.length > 0),
      unserved: recommendations.filter(
        (one) => !endedStages.includes(one.stage) && !live.some((each) => each.recommendations.includes(one.record_id)),
      ),
      mayWrite: may(world.who, 'keep the plan'),
    })
  },
})

const actionPage = (questions: Questions) =>
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
  if (!isId(record)) return { kind: 'not found' }
  const asked = { force: world.who.forceId }
  return await world.db.read(contextOf(world), async (reader) => {
    const [rows, recommendations] = await Promise.all([actions.all(reader, asked), registered.all(reader, asked)])
    const shown = shownActions(rows, recommendations, localDate(world.now))
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

const mayAgreeWithdrawal = ({ withdrawalAsked }: ActionState, who: Person): boolean =>
  withdrawalAsked !== null && withdrawalAsked.by !== who.staffId

const mayShowEffect = ({ dates, stage }: ActionState, mine: boolean, who: Person, today: string): boolean =>
  stage !== 'withdrawn' && dates !== null && dates.effectOn <= today && (mine || may(who, 'keep the plan'))

/** Only what is an address becomes a link; anything else is shown as it was typed. */
const linked = (text: string) => ({ text, href: isAddress(text) ? text : null })

/** What this reader may do with it now, the likeliest first. */
function buttons(one: ShownAction, state: ActionState, { who, now }: World) {
  const today = localDate(now)
  const open = !['checked', 'withdrawn', 'claimed done'].includes(one.state)
  const mine = state.owner?.staffId === who.staffId
  const button = (path: string, words: string, permission: Permission, shown: boolean) =>
    shown && may(who, permission) ? [{ href: `${one.href}/${path}`, words }] : []
  const second = one.state === 'claimed done' && !state.owners.includes(who.staffId)
  return [
    ...button('check', 'Check the claim', 'check actions', second),
    ...button('return', 'Return it', 'check actions', second),
    ...button('claim', 'Claim that it is done', 'own actions', mine && open),
    ...button('start', 'It has started', 'own actions', mine && ['allocated', 'returned'].includes(one.state)),
    ...button('allocation', open && one.owner_id ? 'Give it another owner' : 'Give it an owner', 'keep the plan', open),
    ...button(
      'date-agreement',
      'Agree the new date',
      'check actions',
      state.asked !== null && state.asked.by !== who.staffId,
    ),
    ...button(
      'date-refusal',
      'Refuse the new date',
      'check actions',
      state.asked !== null && state.asked.by !== who.staffId,
    ),
    ...button('dates', 'Set its dates', 'keep the plan', open && state.dates === null),
    ...button(
      'date-request',
      'Ask for another date',
      'own actions',
      open && state.dates !== null && state.asked === null && (mine || may(who, 'keep the plan')),
    ),
    ...button('wording', 'Change what it says', 'keep the plan', open),
    ...button('effect', 'Say whether it had its effect', 'own actions', mayShowEffect(state, mine, who, today)),
    ...button('withdrawal-agreement', 'Agree that it is withdrawn', 'check actions', mayAgreeWithdrawal(state, who)),
    ...button('withdrawal-refusal', 'Refuse its withdrawal', 'check actions', mayAgreeWithdrawal(state, who)),
    ...button('withdrawal', 'Withdraw it', 'keep the plan', !isFinished(state) && state.withdrawalAsked === null),
  ]
}
