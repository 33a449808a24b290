// The load begun again where it broke off: on a machine busy with other things a statement takes longer than it may, and half a year is no demonstration.
import { setTimeout } from 'node:timers/promises'
import { sayBrokenOff, sayGoingOn } from './progress.ts'

/** What fails as often as this is no accident of the moment. */
const timesAtMost = 5
const secondsBetween = 15

type Given = {
  readonly complain: (sentence: string) => void
  readonly stopping: AbortSignal
  readonly wait?: () => Promise<unknown>
}

/** `load` goes on where it stopped. Answers with how often it was begun; fails as it failed last, and a page says so until the next start. */
export async function begunAgain<Loaded>(
  load: () => Promise<Loaded>,
  { complain, stopping, wait = async () => await untilThenOr(stopping) }: Given,
): Promise<{ readonly loaded: Loaded; readonly times: number }> {
  for (let times = 1; ; times++) {
    try {
      return { loaded: await load(), times }
    } catch (error) {
      if (stopping.aborted) throw error
      if (times === timesAtMost) {
        sayBrokenOff()
        throw error
      }
      complain(
        `demonstration: ${error instanceof Error ? error.message : String(error)}. It is begun again where it stopped.`,
      )
      sayGoingOn()
      await wait()
    }
  }
}

/** A stop does not wait for it: the load sees that it is to stop, and ends. */
const untilThenOr = async (stopping: AbortSignal) =>
  await setTimeout(secondsBetween * 1_000, null, { signal: stopping }).catch(() => null)
