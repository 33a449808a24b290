// The children of the demonstration, loaded some at a time: one that the policy refuses does not stop the others.
import { type Instant, minutesBetween } from '../kernel/time.ts'
import { carryOut, Refused, type Stage } from './carry-out.ts'
import type { ChildsEpisodes } from './episode.ts'
import { personOfEpisode } from './made-before.ts'
import { type Progress, sayLoading } from './progress.ts'

export type Load = {
  readonly given: {
    /** Called after each episode, and when the board is filled. */
    readonly tell?: (progress: Progress) => void
    readonly complain?: (sentence: string) => void
    readonly stopping?: AbortSignal
    /** Children at a time, for a database that nobody else uses meanwhile. */
    readonly atOnce?: number
    /** To say how much longer it takes; without one that is not said. */
    readonly clock?: () => Instant
  }
  readonly stage: Stage
  readonly until: Instant
  readonly made: Set<string>
  readonly already: number
  readonly total: number
  /** How much was there when the history was begun, and when that was. */
  began: { readonly done: number; readonly at: Instant } | null
  refused: number
}

/** Whoever uses the product meanwhile comes first. */
const atOnce = 2

export async function loadChildren(load: Load, children: readonly ChildsEpisodes[], live: boolean): Promise<void> {
  const waiting = children.values()
  const worker = async () => {
    for (const child of waiting) {
      if (load.given.stopping?.aborted) return
      await loadChild(load, child, live)
    }
  }
  await Promise.all(Array.from({ length: load.given.atOnce ?? atOnce }, worker))
}

async function loadChild(load: Load, { episodes }: ChildsEpisodes, live: boolean): Promise<void> {
  const { stage, until, given } = load
  let personId: string | null = null
  for (const [index, episode] of episodes.entries()) {
    if (given.stopping?.aborted) return
    if (!load.made.has(episode.id)) {
      try {
        await carryOut(stage, episode, { personId, until, live: live && index === episodes.length - 1 })
        load.made.add(episode.id)
      } catch (error) {
        // One child's history that the policy refuses does not stop the others'; anything else does.
        if (!(error instanceof Refused)) throw error
        load.refused++
        given.complain?.(error.message)
        return
      }
      report(load)
    }
    if (index === 0 && episodes.length > 1) personId = await personOfEpisode(stage, episode.id, until)
  }
}

export const begun = ({ given, made }: Load): Load['began'] =>
  given.clock === undefined ? null : { done: made.size, at: given.clock() }

function report({ given, made, total, began }: Load): void {
  const pace =
    began === null || given.clock === undefined
      ? null
      : { done: made.size - began.done, minutes: minutesBetween(began.at, given.clock()) }
  const said = sayLoading(made.size, total, pace)
  given.tell?.(said)
}
