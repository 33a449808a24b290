// How long an answer of the database is waited for, so that a server that hangs holds nobody up.
import type pg from 'pg'
import { breakOff } from './driver.ts'

/** What was sent first costs nothing and is answered at once, however long the work takes: a server that does not say even that hangs. */
const firstPatienceMilliseconds = 4_000

/** The server breaks off by itself what takes longer than its limit, and says so: one that is silent for longer hangs. */
const moreThanItsLimitMilliseconds = 5_000

/**
 * A connection that hangs is broken off: everything sent on it then fails as of one that was lost. What waits behind other statements is
 * not late: each answer begins the time anew.
 */
export function withinPatience(client: pg.PoolClient, statementMilliseconds: number) {
  let patience: NodeJS.Timeout | undefined
  let waiting = 0
  let heard = 0
  const wait = () => {
    clearTimeout(patience)
    if (waiting === 0) return
    const milliseconds = heard === 0 ? firstPatienceMilliseconds : statementMilliseconds + moreThanItsLimitMilliseconds
    patience = setTimeout(() => {
      const before = heard
      // Where this process itself was held up, the answer may lie there unread.
      setImmediate(() => {
        if (waiting > 0 && heard === before) breakOff(client)
      })
    }, milliseconds)
  }
  const over = () => {
    waiting -= 1
    heard += 1
    wait()
  }
  return <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    waiting += 1
    if (waiting === 1) wait()
    answer.then(over, over)
    return answer
  }
}
