// Tasks of a search: what is to be done is set, then done or withdrawn with a reason.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { choiceOf, line, optionalUntil, text } from '../../../web/fields.ts'
import { actionOf } from '../actions.ts'
import type { EpisodeState } from '../state.ts'
import { command, onlyWhileLive, record, refuse, unless } from './deciding.ts'

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
        ...onlyWhileLive(asked),
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
  decide: ({ state, body, now }) => {
    const task = openTask(state, body.task)
    return task === null
      ? refuse(noSuchTask)
      : record({ kind: 'missing.task-done/1', happenedAt: now, body: { ...task, done: body.done } })
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
  decide: ({ state, body, now }) => {
    const task = openTask(state, body.task)
    return task === null
      ? refuse(noSuchTask)
      : record({ kind: 'missing.task-withdrawn/1', happenedAt: now, body: { ...task, because: body.because } })
  },
})

const noSuchTask = refusal('task', 'This task has been finished or withdrawn: choose one that is open.')

/** As a fact names it. */
function openTask(
  { tasks }: EpisodeState,
  key: string,
): { readonly taskPosition: number; readonly words: string } | null {
  const task = tasks.find((one) => taskKey(one) === key)
  return task === undefined ? null : { taskPosition: task.position, words: task.words }
}

/** Several tasks may come of one review: a task is known by where it was set and by its words. */
export const taskKey = (task: { readonly position: number; readonly words: string }): string =>
  `${task.position}: ${task.words}`.slice(0, 100)
