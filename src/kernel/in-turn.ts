// Work that takes seconds is done in turn: so many at a time, a few wait, and whoever comes after them is told to come again.

/** More was asked at once than is done in turn: this was not begun. */
export class TooManyAtOnce extends Error {
  constructor() {
    super('as many as are let wait for their turn already')
    this.name = 'TooManyAtOnce'
  }
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>

type Most = {
  readonly atOnce: number
  readonly waiting: number
  /** For its turn; how long the work itself may take is its own matter. */
  readonly waitMilliseconds: number
}

/** In the order in which they came. Throws `TooManyAtOnce`. Work that asks for a turn of its own inside one may wait for itself: it must not. */
export function inTurn({ atOnce, waiting: mostWaiting, waitMilliseconds }: Most): InTurn {
  let working = 0
  const waiting = new Set<() => void>()
  const turn = async () =>
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(patience)
        waiting.delete(begin)
        resolve()
      }
      const patience = setTimeout(() => {
        waiting.delete(begin)
        reject(new TooManyAtOnce())
      }, waitMilliseconds)
      waiting.add(begin)
    })
  return async (work) => {
    if (working < atOnce) working += 1
    else if (waiting.size < mostWaiting) await turn()
    else throw new TooManyAtOnce()
    try {
      return await work()
    } finally {
      // Whoever waited longest takes the place, which so is never free between the two.
      const [next] = waiting
      if (next === undefined) working -= 1
      else next()
    }
  }
}
