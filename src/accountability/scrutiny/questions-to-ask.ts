// Questions a commissioner may ask, made from what the records show: never from what anybody says of them. Each is taken into the room with its recommendation, its figures and what to ask for.

import { dateWords } from '../../kernel/time.ts'
import { endedStages } from '../../practice/stages.ts'
import { disagrees } from '../assurance.ts'

export type Row = {
  readonly record_id: string
  readonly reference: string
  readonly theme: string
  /** What was asked of the force, verbatim; null where only its paragraph is on record. */
  readonly words: string | null
  readonly stage: string
  readonly standing: string | null
  readonly stops: readonly string[] | null
  readonly due_on: string | null
  readonly date_changes: number
  readonly loosenings: readonly unknown[]
  readonly assurance: string | null
  /** Why no measure can test it. */
  readonly untestable: string | null
}

/** One measure of a closure test over the last six months, in words. */
export type FigureSaid = {
  readonly measure: string
  readonly question: string
  readonly figure: string
  readonly asked: string
  /** What it is compared with, where it is worse than then; null where it is not. */
  readonly worseThan: string | null
  /** “On time” less “done well”; null of what is no matter of time. */
  readonly gap: string | null
  /** It is met, by a test that asks nothing of audited files, of which clearly fewer are good than this is on time. */
  readonly unasked: boolean
}

/** Of a recommendation, by its record. */
export type FiguresSaid = ReadonlyMap<string, readonly FigureSaid[]>

type Ask = {
  readonly question: string
  readonly askFor: string
  /** 1 is the hardest. */
  readonly rank: number
}

const closed: readonly string[] = ['verified', 'closed by the inspectorate', 'closed with residual']
const untested = 10

/** One entry a recommendation, that with the hardest question first; `today` is the local day. */
export function questionsToAsk(rows: readonly Row[], figures: FiguresSaid, today: string) {
  return rows
    .map((row) => {
      const { record_id: recordId, reference, theme, words, standing, stops } = row
      const own = figures.get(recordId) ?? []
      const asks = asksOf(row, own, today)
      return { recordId, reference, theme, words, standing, stops: stops ?? [], figures: own, asks }
    })
    .filter(({ asks }) => asks.length > 0)
    .sort((a, b) => hardest(a.asks) - hardest(b.asks))
    .map(({ asks, ...one }) => ({
      ...one,
      /** Nothing but a test is owed of it: many are, and they are read together. */
      onlyUntested: asks.every(({ rank }) => rank === untested),
      asks: asks.map(({ question, askFor }) => ({ question, askFor })),
    }))
}

const hardest = (asks: readonly Ask[]): number => Math.min(...asks.map(({ rank }) => rank))

function asksOf(row: Row, figures: readonly FigureSaid[], today: string): readonly Ask[] {
  const owed = !endedStages.includes(row.stage)
  const fell = row.standing === 'no longer met'
  const asks = [
    disagrees(row) &&
      ask(
        1,
        `We said we were ${row.assurance}. The figures say “${row.standing ?? 'not tested'}”. What did we base that on?`,
        'what our own office looked at before it decided, and a day on which it decides again.',
      ),
    closed.includes(row.stage) &&
      (row.standing === 'not met' || fell) &&
      ask(
        2,
        `The inspectorate ended it, and the figures say “${row.standing}”. Is what it asked for still done?`,
        'the figures month by month since it was ended, and an audit of files drawn since.',
      ),
    ...figures.flatMap(({ measure, question, figure, worseThan }) =>
      worseThan === null
        ? []
        : ask(
            3,
            `${measure}, “${question}”, is ${figure} in the last six months, which is worse, ${worseThan}. Since when, and why?`,
            'the month in which it began, what changed then, and the month by which it will be back.',
          ),
    ),
    fell &&
      ask(
        4,
        'It was met but no longer is. What changed, and who noticed first?',
        'the day on which it fell, who was told, and what the next board decided.',
      ),
    owed &&
      row.due_on !== null &&
      row.due_on < today &&
      row.standing !== 'met' &&
      ask(
        5,
        `It was due on ${dateWords(row.due_on)} and is ${row.standing ?? 'not tested'}. What happens now?`,
        'the action that is still open, its named owner, and a date; if the date is to move, the reason in writing first.',
      ),
    row.date_changes >= 2 &&
      ask(
        6,
        `Its date was moved ${row.date_changes} times. What will be different this time?`,
        'the reason given for each move, and what is being done now that was not being done then.',
      ),
    ...figures.flatMap(ofFilesUnasked),
    row.loosenings.length > 0 &&
      ask(
        8,
        'Its closure test asks for less than it did. Why should the public accept that?',
        'the test as it was and as it is, who approved the change, and why.',
      ),
    owed && row.standing === null && ofNoTest(row),
  ]
  return asks.filter((one): one is Ask => one !== false)
}

const ask = (rank: number, question: string, askFor: string): Ask => ({ rank, question, askFor })

const ofFilesUnasked = ({ measure, question, gap, unasked }: FigureSaid): readonly Ask[] =>
  unasked
    ? [
        ask(
          7,
          `It is met, and its closure test asks for nothing of audited files. ${measure}, “${question}”, has ${gap}. Is it done well, or only done in time?`,
          'an audit of files of the same months, what their auditors found missing, and whether the test should ask for it.',
        ),
      ]
    : []

const ofNoTest = ({ untestable }: Row): Ask =>
  untestable === null
    ? ask(untested, 'No test says when it is met. By when will there be one?', 'a date, and who sets it.')
    : ask(
        untested,
        'No measure can test it. Who looks at it instead, and what did they find?',
        'the last look at it: when, by whom, and what they found.',
      )
