// An audited file as it counts in the month in which its case ended: what stands beside that month's clocks in the assertion gap.
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import type { Duty } from '../../practice/duty.ts'
import type { About, Observation } from '../../practice/measure.ts'
import { gradeFile } from './duties.ts'
import type { FileState } from './file-state.ts'
import type { Grade } from './questions.ts'

type Drawn = NonNullable<FileState['drawn']>
type Graded = { readonly grade: Grade; readonly at: Instant }

/**
 * It counts once its time to be graded is over, however early it was graded: the first grades would else stand for a month whose other
 * files are still read. From then on it says yes or no, and without a grade that stands it is not evidenced. `doneAt` is that moment
 * and no sign of when it was graded.
 */
export function ofItsCase(drawn: Drawn, final: Graded | null, duties: readonly Duty[], about: About): Observation {
  const counts = duties.find(({ name }) => name === gradeFile.name)?.dueAt ?? drawn.at
  const good = final?.grade === 'good'
  return {
    measure: 'A7',
    item: 1,
    at: startOfLocalDay(endedOn(drawn)),
    dueAt: counts,
    doneAt: good ? counts : null,
    recordedAt: good ? counts : null,
    toleranceMinutes: 0,
    yes: final === null ? null : good,
    minutes: final === null ? null : (Date.parse(final.at) - Date.parse(drawn.at)) / 60_000,
    ...about,
  }
}

/** Vigil default: of a file drawn before the day was kept the month before it was drawn, as monthly samples are. */
const endedOn = ({ endedOn: day, at }: Drawn) =>
  day === undefined ? addMonths(dayOf(`${localDate(at).slice(0, 7)}-01`), -1) : dayOf(day)
