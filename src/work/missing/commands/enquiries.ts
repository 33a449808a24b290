// What is done to find the child, what is noted, and the plan for the next time.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { choiceOf, happened, optionalLine, text, until } from '../../../web/fields.ts'
import { actionOf, isDecidedAgainst } from '../actions.ts'
import { systemsOf } from '../national-systems.ts'
import { hasDied } from '../state.ts'
import { command, onlyWhileLive, timeRefusals, unless } from './deciding.ts'

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
    outcome: { ...optionalLine('Outcome', { most: 100 }), input: 'select' },
    detail: text('What was found or decided, why, and what follows', 'Enter what was found, or why it was decided so'),
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
      ...onlyWhileLive(asked),
      ...timeRefusals(asked, asked.body.at),
      ...when(action === undefined, 'action', 'Choose an action from the list.'),
      ...(action?.by?.every((role) => !asked.by.roles.includes(role))
        ? [refusal('action', `Whoever does this must record it: ${action.by.join(' or ')}.`)]
        : []),
      ...(outcomes !== null && !outcomes.includes(asked.body.outcome ?? '')
        ? [refusal('outcome', `Choose the outcome: ${outcomes.join(', ')}.`)]
        : []),
      ...when(
        action !== undefined && outcomes === null && asked.body.outcome !== null,
        'outcome',
        'There is no outcome to choose for this action: leave it empty, and say below what happened.',
      ),
      ...(action?.subject != null && asked.body.subject === null && systems.length === 0
        ? [refusal('subject', `Say which: ${action.subject.charAt(0).toLowerCase()}${action.subject.slice(1)}.`)]
        : []),
      ...(asked.body.action === 'circulated' &&
      systems.length > 0 &&
      asked.body.subject !== null &&
      !systems.includes(asked.body.subject)
        ? [refusal('subject', `Circulated on ${systems.join(' or ')}: choose that name, or leave it empty.`)]
        : []),
      ...when(
        isDecidedAgainst(asked.body.outcome) && asked.body.detail.trim().length < 10,
        'detail',
        'Say why it is not wanted.',
      ),
      ...when(
        action?.group === 'decision' && asked.body.detail.trim().length < 10,
        'detail',
        'Give the reason for the decision: it is recorded either way.',
      ),
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

export const recordTriggerPlan = command({
  name: 'record-trigger-plan',
  title: 'Record the trigger plan',
  path: 'trigger-plan',
  permission: 'record an action',
  body: Type.Object({
    plan: text('What is done first if this child goes missing again', 'Enter the plan', {
      description: 'It will be shown at the next report',
    }),
    reviewBy: until('Review by', 'Enter when it is to be reviewed'),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...when(hasDied(asked.state), '', 'The child was found dead: there is no next time to plan for.'),
        ...when(asked.body.reviewBy <= asked.now, 'reviewBy', 'Give a time that is still to come.'),
      ],
      { kind: 'missing.trigger-plan-recorded/1', happenedAt: asked.now, body: asked.body },
    ),
})
