// The clock: what happens without anybody asking. Alarms, the sequencer, the daily standing; one loop each, stopped cleanly.

export type Chore = { readonly name: string; readonly everyMilliseconds: number; readonly work: () => Promise<unknown> }

type Running = { readonly stop: () => Promise<void> }

/** Runs each chore again and again; a failure is told and does not stop the next turn. */
export function startClock(chores: readonly Chore[], tell: (chore: string, error: unknown) => void): Running {
  let stopped = false
  const timers = new Set<NodeJS.Timeout>()
  const turns = new Set<Promise<void>>()
  const turn = (chore: Chore) => {
    const running = chore
      .work()
      .then(
        () => undefined,
        (error: unknown) => tell(chore.name, error),
      )
      .then(() => {
        turns.delete(running)
        if (!stopped) later(chore)
      })
    turns.add(running)
  }
  const later = (chore: Chore, milliseconds = chore.everyMilliseconds) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      turn(chore)
    }, milliseconds)
    timers.add(timer)
  }
  // The first turn comes soon: a process that is restarted every night does its daily chores too.
  for (const chore of chores) later(chore, Math.min(chore.everyMilliseconds, 5_000))
  return {
    stop: async () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(turns)
    },
  }
}
