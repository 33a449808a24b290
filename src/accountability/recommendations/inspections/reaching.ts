// A stage that nothing in the records could say: announced, in fieldwork, debriefed, the draft arrived. Each on its day, and in their order.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { dateWords, dayOf, localDate } from '../../../kernel/time.ts'
import { capital } from '../../../kernel/words.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'
import { choice, day, optionalText } from '../../../web/fields.ts'
import { command, known, permission, unless } from './command.ts'
import { typedStages } from './stage-facts.ts'
import type { InspectionState } from './state.ts'

type Reached = { readonly words: string; readonly from: string; readonly to: string; readonly order: number }

/** What has a day, in its order. Publication has its own command, and stands behind them all. */
function daysOf({ reached, published }: InspectionState): readonly Reached[] {
  const stage = (words: string, order: number, from: string, to = from) => ({ words, order, from, to })
  return [
    ...reached.map((one) => stage(said[one.stage], typedStages.indexOf(one.stage), one.on, one.until ?? one.on)),
    ...(published === null ? [] : [stage('it was published', typedStages.length, published.on)]),
  ]
}

const said = {
  announced: 'it was announced',
  fieldwork: 'its fieldwork was',
  debriefed: 'it was debriefed',
  draft: 'its draft came',
} as const

function outOfOrder(field: string, early: Reached | undefined, late: Reached | undefined): readonly Refusal[] {
  const sentence = (one: Reached, on: string) => `${capital(one.words)} ${dateWords(dayOf(on))}: check both days.`
  return [
    ...(early === undefined ? [] : [{ field, sentence: `That is too early. ${sentence(early, early.to)}` }]),
    ...(late === undefined ? [] : [{ field, sentence: `That is too late. ${sentence(late, late.from)}` }]),
  ]
}

/** A report is not published before it was announced, visited, debriefed and drafted. */
export const publishedTooEarly = (state: InspectionState, on: string, field: string): readonly Refusal[] =>
  outOfOrder(
    field,
    daysOf({ ...state, published: null }).findLast((one) => one.to > on),
    undefined,
  )

export const reachStage = command({
  name: 'reach-stage',
  title: 'Record its stage',
  path: 'stages',
  permission,
  body: Type.Object({
    stage: choice('What happened?', 'Choose what happened', typedStages, {
      announced: 'It was announced',
      fieldwork: 'Inspectors were here: fieldwork',
      debriefed: 'The force was debriefed',
      draft: 'The draft came, for factual accuracy or under embargo',
    }),
    on: day('On which day?', 'Enter the day', 'For fieldwork, its first day'),
    until: Type.Optional({
      ...Maybe(LocalDate),
      title: 'Until which day?',
      description: 'For fieldwork that has ended, its last day',
      input: 'date',
    }),
    because: Type.Optional(
      optionalText('Why has the day changed?', {
        most: 1000,
        description: 'Only if a day is already recorded. The earlier day stays on the record',
      }),
    ),
  }),
  evidence: none,
  decide: ({ body: { stage, on, until = null, because = null }, state, now }) => {
    const stood = state.reached.find((one) => one.stage === stage) ?? null
    const [order, last, today] = [typedStages.indexOf(stage), until ?? on, localDate(now)]
    const days = daysOf(state)
    // To say when fieldwork ended that was going on corrects nothing.
    const moves = stood !== null && (stood.on !== on || (stood.until !== null && stood.until !== until))
    return unless(
      [
        ...known(state),
        ...when(on > today, 'on', 'This date is in the future. Record it when the day has come.'),
        ...when(until !== null && stage !== 'fieldwork', 'until', 'Only fieldwork lasts for days: leave this empty.'),
        ...when(until !== null && until < on, 'until', 'It ended before it began: check both days.'),
        ...when(until !== null && until > today, 'until', 'This date is in the future. Leave it empty until then.'),
        ...when(stood !== null && !moves && stood.until === until, 'stage', 'This is already recorded on that day.'),
        ...when(moves && because === null, 'because', 'A day is already recorded. Enter why it has changed.'),
        ...outOfOrder(
          until === null ? 'on' : 'until',
          days.findLast((one) => one.order < order && one.to > on),
          days.find((one) => one.order > order && one.from < last),
        ),
      ],
      {
        kind: 'inspection.stage-reached/1',
        happenedAt: now,
        body: { stage, on, until, because: moves ? because : null },
      },
    )
  },
})
