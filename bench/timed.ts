// How long something takes: the median of some runs, and how much of it this process itself worked; on a busy machine the rest is waiting for its turn.

export type Timed = { readonly milliseconds: number; readonly worked: number }

export async function timed(work: () => Promise<void>, runs: number): Promise<Timed> {
  const times: Timed[] = []
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    const began = performance.now()
    await work()
    const { user, system } = process.cpuUsage(before)
    times.push({ milliseconds: performance.now() - began, worked: (user + system) / 1000 })
  }
  const middle = times.sort((a, b) => a.milliseconds - b.milliseconds)[Math.floor(runs / 2)]
  if (middle === undefined) throw new Error('nothing was run')
  return middle
}

export const shownTime = ({ milliseconds, worked }: Timed): string =>
  `${(milliseconds / 1000).toFixed(2)} s, of which this process worked ${(worked / 1000).toFixed(2)} s`
