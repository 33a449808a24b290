// What is done to find the child: who owns the search, who was sent, actions, photographs, hypotheses, tasks, the family.
import { type Instant, isBeforeMinuteOf } from '../../../kernel/time.ts'
import { stepKey } from '../../../practice/procedure.ts'
import { isDone, obtainPhotograph, plannedInterviewSettled } from '../actions.ts'
import type { FactAmong } from '../facts.ts'
import { keeps } from '../promises.ts'
import type { searchKinds } from '../search-facts.ts'
import type { EpisodeState } from '../state.ts'

type SearchFact = FactAmong<typeof searchKinds>
type Of<Kind> = SearchFact & { readonly kind: Kind }

export function searchChanges(state: EpisodeState, fact: SearchFact): EpisodeState {
  switch (fact.kind) {
    case 'missing.assigned/1':
      return assigned(state, fact)
    case 'missing.acknowledged/1':
      return { ...state, acknowledgedAt: fact.happenedAt, unownedSince: null }
    // Since when somebody was first asked stays: what is owed once is not owed anew.
    case 'missing.owner-left/1':
      return { ...state, owner: null, acknowledgedAt: null, unownedSince: unownedSince(state, fact.happenedAt) }
    case 'missing.handed-over/1':
      return handedOver(state, fact)
    case 'missing.escalated/1': {
      const { duty: name, step } = fact.body
      return { ...state, escalated: [...state.escalated, stepKey({ ...fact.body, name }, step)] }
    }
    case 'missing.deployed/1':
      return { ...state, deployedAt: state.deployedAt ?? fact.happenedAt }
    case 'missing.arrived/1': {
      const { deployedAt, arrivedAt } = state
      return { ...state, deployedAt: deployedAt ?? fact.happenedAt, arrivedAt: arrivedAt ?? fact.happenedAt }
    }
    case 'missing.action-recorded/1':
      return acted(state, fact)
    case 'missing.photograph-added/1':
      return photographed(state, fact)
    case 'missing.photograph-withdrawn/1': {
      const photographs = state.photographs.filter((one) => one.position !== fact.body.photographPosition)
      return { ...state, photographs }
    }
    case 'missing.hypothesis-set/1': {
      const { position, happenedAt: at, body } = fact
      return { ...state, hypotheses: [...state.hypotheses, { ...body, position, at, settled: null }] }
    }
    case 'missing.hypothesis-settled/1':
      return settled(state, fact)
    case 'missing.task-set/1':
      // Written beside the review until November 2026: the review itself holds it.
      if (fact.body.action === 'set at review') return state
      return { ...state, tasks: [...state.tasks, { position: fact.position, ...fact.body }] }
    case 'missing.task-done/1':
    case 'missing.task-withdrawn/1': {
      const { taskPosition, words } = fact.body
      return { ...state, tasks: state.tasks.filter((task) => task.position !== taskPosition || task.words !== words) }
    }
    case 'missing.contact-promised/1': {
      const { to, by, allowedBy = null } = fact.body
      return promised(state, [...state.promises, { position: fact.position, to, by, allowedBy }])
    }
    case 'missing.family-contacted/1': {
      const { who: to, nextBy: by, allowedBy = null } = fact.body
      const left = state.promises.filter((one) => !keeps(fact.body, one.position))
      return promised(state, by === null ? left : [...left, { position: fact.position, to, by, allowedBy }])
    }
    case 'missing.noted/1':
    case 'missing.trigger-plan-recorded/1':
      return state
  }
}

function assigned(state: EpisodeState, { body, happenedAt }: Of<'missing.assigned/1'>): EpisodeState {
  return {
    ...state,
    owner: body,
    assignedAt: happenedAt,
    acknowledgedAt: null,
    unownedSince: unownedSince(state, happenedAt),
  }
}

/** While it was acknowledged somebody had it; passed on unanswered, the time goes on. */
const unownedSince = (state: EpisodeState, at: Instant): Instant =>
  state.acknowledgedAt === null ? (state.unownedSince ?? at) : at

function handedOver(
  state: EpisodeState,
  { position, happenedAt: at, body }: Of<'missing.handed-over/1'>,
): EpisodeState {
  const { bothSigned, read } = body
  const owner = { staffId: body.to, name: body.toName, unit: body.unit }
  return {
    ...state,
    ...(body.stays === true ? {} : { owner, assignedAt: at, acknowledgedAt: at, unownedSince: null }),
    handovers: [...state.handovers, { position, at, bothSigned, read }],
  }
}

function acted(state: EpisodeState, fact: Of<'missing.action-recorded/1'>): EpisodeState {
  const { position, happenedAt: at, recordedAt, recordedBy: by } = fact
  const { action, subject, outcome } = fact.body
  return {
    ...state,
    done: [...state.done, { position, at, recordedAt, by, action, subject, outcome }],
    tasks: isDone(action, outcome) ? state.tasks.filter((task) => task.action !== action) : state.tasks,
    plannedInterviewSince: settlesInterview(state, action, at) ? null : state.plannedInterviewSince,
  }
}

/** Not by an interview that was held before the child spoke. */
const settlesInterview = ({ plannedInterviewSince: since }: EpisodeState, action: string, at: Instant): boolean =>
  since !== null && plannedInterviewSettled.includes(action) && !isBeforeMinuteOf(at, since)

function photographed(state: EpisodeState, fact: Of<'missing.photograph-added/1'>): EpisodeState {
  const { position, happenedAt: at, recordedAt, recordedBy: by, body } = fact
  const obtained = { position, at, recordedAt, by, action: obtainPhotograph, subject: null, outcome: null }
  return {
    ...state,
    photographs: [...state.photographs, { ...body, position, by, at }],
    done: [...state.done, obtained],
    tasks: state.tasks.filter((task) => task.action !== obtainPhotograph),
  }
}

function settled(state: EpisodeState, { body, happenedAt }: Of<'missing.hypothesis-settled/1'>): EpisodeState {
  const { outcome, because, hypothesisPosition } = body
  const answer = { outcome, because, at: happenedAt }
  return {
    ...state,
    hypotheses: state.hypotheses.map((one) =>
      one.position === hypothesisPosition ? { ...one, settled: answer } : one,
    ),
  }
}

/** The soonest is what the family waits for. */
function promised(state: EpisodeState, promises: EpisodeState['promises']): EpisodeState {
  const [soonest = null] = promises.map((one) => one.by).sort()
  return { ...state, promises, promisedBy: soonest }
}
