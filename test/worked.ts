// How long the processor worked for a piece of work: a limit on that holds on a busy machine too, where a clock on the wall says how busy it is.

/** Milliseconds, of this process. */
export function worked(work: () => unknown): number {
  const began = process.cpuUsage()
  work()
  return process.cpuUsage(began).user / 1000
}
