// What is done to find the child, and what the family is told.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { none } from '../../../registers/records.ts'
import { Line } from '../../../registers/schemas.ts'
import { choiceOf, happened, line, optionalLine, optionalUntil, text, tick, until, yesNo } from '../../../web/fields.ts'
import { actionOf } from '../actions.ts'
import type { MissingFact } from '../facts.ts'
import { isLocked } from '../family-lock.ts'
import { systemsOf } from '../national-systems.ts'
import { openPromises } from '../promises.ts'
import type { EpisodeState } from '../state.ts'
import { command, onlyWhile, timeRefusals, unless } from './deciding.ts'

const live = ['known', 'reported', 'open', 'located', 'returned'] as const
const closed = 'This episode is closed: reopen it before adding to it.'

export const recordAction = command({
  name: 'record-action',
  title: 'Record an action',
  path: 'actions',
  permission: 'record an action',
  body: Type.Object({
    action: choiceOf('What was done?', 'Choose what was done'),
    subject: optionalLine('Whom, what or where', {
      description: 'For example the address, the hospital, the system',
      most: 300,
    }),
    outcome: optionalLine('Outcome', {
      description: 'For a decision: yes or no. Where nothing is to be done: none known, or not wanted',
      most: 100,
    }),
    detail: text('What was found, and what follows', 'Enter what was found, or why it was decided so'),
    at: happened('When was it done?'),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const action = actionOf.get(asked.body.action)
    const outcomes = action?.outcomes ?? null
    const at = asked.body.at ?? asked.now
    const systems = systemsOf(asked.body.action, asked.policy, at)
    const refusals = [
      ...onlyWhile(asked, live, closed),
      ...timeRefusals(asked, asked.body.at),
      ...(action === undefined ? [refusal('action', 'Choose an action from the list.')] : []),
      ...(action?.by?.every((role) => !asked.by.roles.includes(role))
        ? [refusal('action', `This is recorded by whoever does it: ${action.by.join(' or ')}.`)]
        : []),
      ...(outcomes !== null && !outcomes.includes(asked.body.outcome ?? '')
        ? [refusal('outcome', `Say how it came out: ${outcomes.join(', ')}.`)]
        : []),
      ...(action !== undefined && outcomes === null && asked.body.outcome !== null
        ? [refusal('outcome', 'This has no outcomes to choose from: leave it empty, and say below what came of it.')]
        : []),
      ...(action?.subject != null && asked.body.subject === null && systems.length === 0
        ? [refusal('subject', `Say which: ${action.subject.charAt(0).toLowerCase()}${action.subject.slice(1)}.`)]
        : []),
      ...(asked.body.action === 'circulated' &&
      systems.length > 0 &&
      asked.body.subject !== null &&
      !systems.includes(asked.body.subject)
        ? [refusal('subject', `Circulated on ${systems.join(' or ')}: choose that name, or leave it empty.`)]
        : []),
      ...(asked.body.outcome === 'not wanted' && asked.body.detail.trim().length < 10
        ? [refusal('detail', 'Say why it is not wanted.')]
        : []),
      ...(action?.group === 'decision' && asked.body.detail.trim().length < 10
        ? [refusal('detail', 'Give the reason for the decision: it is recorded either way.')]
        : []),
    ]
    return unless(refusals, {
      kind: 'missing.action-recorded/1',
      happenedAt: at,
      body: {
        action: asked.body.action,
        // Left empty, those of the policy: the name that the system had on that day.
        subject: asked.body.subject ?? (systems.length === 0 ? null : systems.join(', ')),
        outcome: asked.body.outcome,
        detail: asked.body.detail,
      },
    })
  },
})

export const note = command({
  name: 'note',
  title: 'Add a note',
  path: 'notes',
  permission: 'record an action',
  body: Type.Object({
    text: text('Note', 'Enter the note', {
      description: 'A note is not an action: it does not show that anything was done',
    }),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => unless([], { kind: 'missing.noted/1', happenedAt: asked.now, body: { text: asked.body.text } }),
})

export const setTask = command({
  name: 'set-task',
  title: 'Set a task',
  path: 'tasks',
  permission: 'record an action',
  body: Type.Object({
    action: choiceOf('What is to be done?', 'Choose what is to be done'),
    words: line('In a few words', 'Enter what is to be done', { most: 300 }),
    by: optionalUntil('By when?'),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, live, closed),
        ...(actionOf.has(asked.body.action) ? [] : [refusal('action', 'Choose an action from the list.')]),
      ],
      { kind: 'missing.task-set/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const finishTask = command({
  name: 'finish-task',
  title: 'Finish a task',
  path: 'task-completions',
  permission: 'record an action',
  body: Type.Object({
    task: choiceOf('Which task?', 'Choose the task'),
    done: text('What was done', 'Enter what was done'),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const task = asked.state.tasks.find((one) => taskKey(one) === asked.body.task)
    if (task === undefined)
      return unless([refusal('task', 'This task is finished or withdrawn: choose one that is open.')])
    return unless([], {
      kind: 'missing.task-done/1',
      happenedAt: asked.now,
      body: { taskPosition: task.position, words: task.words, done: asked.body.done },
    })
  },
})

/** By whoever may set what is to be done at a review: a task that is no longer wanted is not done, and says why. */
export const withdrawTask = command({
  name: 'withdraw-task',
  title: 'Withdraw a task',
  path: 'task-withdrawals',
  permission: 'review',
  body: Type.Object({
    task: choiceOf('Which task?', 'Choose the task'),
    because: text('Why is it no longer wanted?', 'Enter why it is no longer wanted', { most: 1000 }),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const task = asked.state.tasks.find((one) => taskKey(one) === asked.body.task)
    if (task === undefined)
      return unless([refusal('task', 'This task is finished or withdrawn: choose one that is open.')])
    return unless([], {
      kind: 'missing.task-withdrawn/1',
      happenedAt: asked.now,
      body: { taskPosition: task.position, words: task.words, because: asked.body.because },
    })
  },
})

/** Several tasks may come of one review: a task is known by where it was set and by its words. */
export const taskKey = (task: { readonly position: number; readonly words: string }): string =>
  `${task.position}: ${task.words}`.slice(0, 100)

/** R16: what the family is told can put the child in danger. It is recorded what was said, and who allowed it. */
const allowedBy = optionalLine('Which senior investigating officer allowed it?', {
  description: 'Where forced marriage, honour-based abuse or mutilation is a concern nothing is told without',
})

function lockRefusals({ state, policy, now, body }: Talk): readonly Refusal[] {
  if (body.allowedBy !== null || !isLocked(state, policy, now)) return []
  return [
    refusal(
      'allowedBy',
      'Honour-based abuse is a concern: nothing is told to the family without the senior investigating officer. Say who allowed it.',
    ),
  ]
}

type Talk = {
  readonly state: EpisodeState
  readonly policy: Policy
  readonly now: Instant
  readonly body: { readonly allowedBy: string | null }
}

export const contactFamily = command({
  name: 'contact-family',
  title: 'Record contact with the family or carer',
  path: 'family-contacts',
  permission: 'record an action',
  body: Type.Object({
    who: line('With whom?', 'Enter who was spoken to, or whom you tried to reach'),
    reached: Type.Optional(
      yesNo('Was anybody reached?', 'Say whether anybody was reached', 'A call that nobody answered keeps no promise'),
    ),
    detail: text('What was said', 'Enter what was said, or how they were tried'),
    keeps: Type.Optional({
      ...Type.Array(Line(10), { maxItems: 20 }),
      title: 'Which promise does this keep?',
      description: 'Only that to whoever was reached. None is ticked where several are open',
      input: 'checkboxes',
    }),
    nextBy: optionalUntil(
      'Next contact promised by',
      'Say a time you can keep: how long is promised stands beside how often it is kept',
    ),
    medianTold: tick('They were told how long contact usually takes'),
    allowedBy,
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, live, closed),
        ...timeRefusals(asked, asked.body.at),
        ...lockRefusals(asked),
        ...promiseRefusals(asked),
        ...(asked.body.nextBy !== null && asked.body.nextBy <= asked.now
          ? [refusal('nextBy', 'Promise a time that is still to come.')]
          : []),
      ],
      {
        kind: 'missing.family-contacted/1',
        happenedAt: asked.body.at ?? asked.now,
        body: {
          who: asked.body.who,
          detail: asked.body.detail,
          nextBy: asked.body.nextBy,
          medianTold: asked.body.medianTold,
          reached: asked.body.reached ?? true,
          keeps: keptBy(asked),
          allowedBy: asked.body.allowedBy,
        },
      },
    ),
})

type Contact = {
  readonly folded: Folded<EpisodeState, MissingFact>
  readonly body: { readonly reached?: boolean; readonly keeps?: readonly string[] }
}

const openOf = ({ folded }: Contact) => openPromises(folded.duties, folded.facts)

/** Named, or the only one that is open; none where nobody was reached. */
function keptBy(asked: Contact): number[] {
  if (asked.body.reached === false) return []
  const open = openOf(asked).map((one) => one.position)
  return asked.body.keeps?.map(Number) ?? (open.length === 1 ? open : [])
}

function promiseRefusals(asked: Contact): readonly Refusal[] {
  const open = openOf(asked)
  const { keeps, reached } = asked.body
  if (reached === false)
    return keeps !== undefined && keeps.length > 0
      ? [refusal('keeps', 'Nobody was reached, so no promise is kept: leave them open, and try again.')]
      : []
  if (keeps === undefined)
    return open.length > 1
      ? [
          refusal(
            'keeps',
            `Say which promise this keeps, or that it keeps none: ${open.map((one) => `${one.position} (${one.words})`).join(', ')}.`,
          ),
        ]
      : []
  return keeps
    .filter((given) => !open.some((one) => String(one.position) === given))
    .map((given) => refusal('keeps', `Entry ${given} holds no promise that is open: choose one that is.`))
}

export const promiseContact = command({
  name: 'promise-contact',
  title: 'Promise the family a contact',
  path: 'contact-promises',
  permission: 'record an action',
  body: Type.Object({
    to: line('Promised to whom?', 'Enter who was promised'),
    by: optionalUntil('By when?', 'Left empty: two hours from now'),
    allowedBy,
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const by = asked.body.by ?? plus(asked.now, minutes(setting(asked.policy, 'promise.minutes')))
    return unless(
      [
        ...onlyWhile(asked, live, closed),
        ...lockRefusals(asked),
        ...(by <= asked.now ? [refusal('by', 'Promise a time that is still to come.')] : []),
      ],
      {
        kind: 'missing.contact-promised/1',
        happenedAt: asked.now,
        body: { to: asked.body.to, by, allowedBy: asked.body.allowedBy },
      },
    )
  },
})

export const recordTriggerPlan = command({
  name: 'record-trigger-plan',
  title: 'Record the trigger plan',
  path: 'trigger-plan',
  permission: 'record an action',
  body: Type.Object({
    plan: text('What is done first if this child goes missing again', 'Enter the plan', {
      description: 'It is shown at the next report',
    }),
    reviewBy: until('Review by', 'Enter when it is to be reviewed'),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(asked.body.reviewBy <= asked.now ? [refusal('reviewBy', 'Give a time that is still to come.')] : [], {
      kind: 'missing.trigger-plan-recorded/1',
      happenedAt: asked.now,
      body: asked.body,
    }),
})
