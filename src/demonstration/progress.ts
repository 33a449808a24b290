// How far the demonstration’s load has come, and how long what is missing is still to be waited for.
import { thousands } from '../kernel/words.ts'

export type Progress = { readonly done: number; readonly total: number; readonly words: string }

/** So many episodes in so many minutes. */
type Pace = { readonly done: number; readonly minutes: number }

let current: Progress | null = null

/** For the pages of this process; null when none is going on. */
export const progress = (): Progress | null => current

const afterwards = 'The audits, the status as each month ended, the packs and the published figures'

export function sayLoading(done: number, total: number, pace: Pace | null): Progress {
  const left = pace === null ? null : minutesLeft(total - done, pace)
  const more = left === null ? '' : `, about ${left === 1 ? 'a minute' : `${left} minutes`} more`
  const words = `History is still being loaded: ${thousands(done)} of ${thousands(total)} episodes${more}. ${afterwards} come after that.`
  current = { done, total, words }
  return current
}

/** After the last episode. */
export function sayMaking(): void {
  if (current === null) return
  current = {
    ...current,
    words: `The history is loaded. ${afterwards} are being made, which takes a few minutes.`,
  }
}

export function sayDone(): void {
  current = null
}

/** Between a load that broke off and the next. */
export function sayGoingOn(): void {
  current = { ...none, ...current, words: 'The history is still being loaded. It stopped, and goes on in a moment.' }
}

/** Until Vigil is started again. */
export function sayBrokenOff(): void {
  const words =
    'The demonstration is not whole: loading it failed. Stop Vigil and start it again; it goes on where it stopped.'
  current = { ...none, ...current, words }
}

const none = { done: 0, total: 0 }

/** By the pace so far, once there is one; at least one. */
export const minutesLeft = (left: number, { done, minutes }: Pace): number | null =>
  done < 20 || minutes === 0 ? null : Math.max(1, Math.round((left * minutes) / done))
