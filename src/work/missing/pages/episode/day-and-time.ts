// A time as it stands beside others of one moment: the clock alone where it is of that day, and the day with it where it is not.
import { clockTime, type Instant, localDate, shortDate } from '../../../../kernel/time.ts'

export const dayAndTime = (due: Instant, at: Instant): string =>
  localDate(due) === localDate(at) ? clockTime(due) : `${shortDate(due)} ${clockTime(due)}`
