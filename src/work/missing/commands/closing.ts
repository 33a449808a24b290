// The close of a search: the guard refuses and says what is missing; and the opening again.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import type { Person } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import { Line } from '../../../registers/schemas.ts'
import { optionalText, text, yesNo } from '../../../web/fields.ts'
import type { NewMissingFact } from '../facts.ts'
import { missingForClose } from '../missing-for-close.ts'
import { type EpisodeState, isDead, isLive, isMissing, wasEverMissing } from '../state.ts'
import { command, no, onlyWhile, unless } from './deciding.ts'
import { endorse } from './grading.ts'
import { holdInterview } from './interviews.ts'
import { decideOutcome, learn, recordEthnicity } from './outcome.ts'
import { returned, tellAuthority } from './return.ts'
import { taskKey } from './tasks.ts'

export const close = command({
  name: 'close',
  title: 'Close the police search',
  path: 'close',
  permission: 'close an episode',
  body: Type.Object({
    summary: text('Summary for the next person who opens this', 'Enter a summary'),
    tasksDone: Type.Optional({
      ...Type.Array(Line(100), { maxItems: 100 }),
      title: 'Which of the open tasks were done?',
      description: 'The others are withdrawn when you close, each by name: nobody has to do them any more',
      input: 'checkboxes',
    }),
    tasksBecause: Type.Optional(optionalText('Why are the others no longer wanted?', { most: 1000 })),
  }),
  evidence: none,
  decide: ({ state, policy, now, body, by }) => {
    if (!isLive(state) || state.phase === 'known') return no('', 'This episode is not open.')
    const missing = missingForClose(state, policy, now).map((one) => asAsked(one, state, by))
    const unknown = (body.tasksDone ?? [])
      .filter((key) => !state.tasks.some((task) => taskKey(task) === key))
      .map(() => refusal('tasksDone', 'A task that you ticked has been finished or withdrawn: open the form again.'))
    return unless([...missing, ...unknown], ...state.tasks.map((task) => endedWithClose(task, body, now)), {
      kind: 'missing.closed/1',
      happenedAt: now,
      body: { summary: body.summary },
    })
  },
})

/** Nobody is led to a form that would refuse them: one's own grade is another's to endorse, and who is not found was not seen. */
function asAsked(one: Refusal, state: EpisodeState, by: Person): Refusal {
  const form = one.form?.split('?')[0] ?? ''
  const isRefused =
    (form === endorse.path && (state.level === null || isSameHuman(by, state.gradedBy))) ||
    (form === decideOutcome.path && state.level === null) ||
    (isMissing(state) && onceFound.includes(form))
  return isRefused ? refusal('', one.sentence) : one
}

const onceFound: readonly string[] = [returned, holdInterview, learn, recordEthnicity, tellAuthority].map(
  ({ path }) => path,
)

type Closing = { readonly tasksDone?: readonly string[]; readonly tasksBecause?: string | null }

/** What was ticked was done; of a search that is over nothing else is waited for. */
export function endedWithClose(task: EpisodeState['tasks'][number], body: Closing, now: Instant): NewMissingFact {
  const about = { taskPosition: task.position, words: task.words }
  return body.tasksDone?.includes(taskKey(task))
    ? {
        kind: 'missing.task-done/1',
        happenedAt: now,
        body: { ...about, done: 'Said to be done at the close of the search' },
      }
    : {
        kind: 'missing.task-withdrawn/1',
        happenedAt: now,
        body: { ...about, because: body.tasksBecause ?? 'The police search is closed' },
      }
}

export const reopen = command({
  name: 'reopen',
  title: 'Reopen',
  path: 'reopening',
  permission: 'close an episode',
  body: Type.Object({
    because: text('What is new?', 'Enter what is new'),
    missing: yesNo(
      'Is the child missing now, because the location was a mistake?',
      'Say whether the child is missing now',
      'Yes: the search starts again, with all its clocks. If a child came back and went missing again, make a new report',
    ),
  }),
  evidence: none,
  decide: (asked) => {
    const { state, body, now } = asked
    return unless(
      [
        ...onlyWhile(asked, ['closed'], 'Only a closed episode can be reopened.'),
        ...when(
          body.missing && !wasEverMissing(state),
          'missing',
          'This was never a missing episode: report the child as missing.',
        ),
        ...when(body.missing && isDead(state), 'missing', 'The child was found dead: the search cannot start again.'),
      ],
      { kind: 'missing.reopened/1', happenedAt: now, body },
    )
  },
})
