// Reading: what is asked together is one transaction, sent in one write and answered in one round trip; what hangs on an answer is asked in another.
import type { Sql } from '../sql.ts'
import { type Connections, type Context, type Reader, type Result, transaction } from './transaction.ts'

type Asked = {
  readonly query: Sql
  readonly answered: (result: Result) => void
  readonly failed: (error: unknown) => void
}

/**
 * Every statement sees what is committed when it begins, in one transaction or in several. So none is kept open while `work` thinks about an
 * answer: no connection is held meanwhile, and the end costs no round trip of its own. What failed first in a round is what all of it fails with.
 */
export async function reading<T>(
  connections: Connections,
  context: Context,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  let round: Asked[] | null = null
  const query = async (one: Sql) =>
    await new Promise<Result>((answered, failed) => {
      if (round === null) {
        const asked: Asked[] = []
        round = asked
        const begun = () => {
          if (round === asked) round = null
        }
        void ask(connections, context, asked, begun)
      }
      round.push({ query: one, answered, failed })
    })
  return await work({ query })
}

/** Until a connection is there, others may join. */
async function ask(connections: Connections, context: Context, asked: readonly Asked[], begun: () => void) {
  try {
    const results = await transaction(
      connections,
      'begin read only',
      context,
      async (writer) => {
        begun()
        return await Promise.all(asked.map(async (one) => await writer.query(one.query)))
      },
      true,
    )
    for (const [index, result] of results.entries()) asked[index]?.answered(result)
  } catch (error) {
    // Nobody let it in: whoever asks now is not of this round.
    begun()
    for (const one of asked) one.failed(error)
  }
}
