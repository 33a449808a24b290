// Earlier results as they are read: computed every day and oftener, one entry for as long as it came out the same.

type Computed = { readonly at: string; readonly standing: string }
type Run = { readonly standing: string; readonly from: string; readonly to: string; readonly times: number }

/** Both newest first. */
export function runsOf(history: readonly Computed[]): readonly Run[] {
  const runs: Run[] = []
  for (const { at, standing } of history) {
    const last = runs.at(-1)
    if (last?.standing === standing) runs[runs.length - 1] = { ...last, from: at, times: last.times + 1 }
    else runs.push({ standing, from: at, to: at, times: 1 })
  }
  return runs
}
