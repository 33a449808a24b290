// What the register and the plan already say for one recommendation: offered as the answer, which a person still gives.
import { isId } from '../../kernel/identity.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { Values } from '../../web/slice.ts'
import { statusOf } from './queries.ts'

type Status = { readonly rejected_because: string | null; readonly actions: readonly string[] }

/** A rejection has its reason; what the plan does is the action. Null where neither says anything. */
export function knownAnswer({ rejected_because: whyNone, actions }: Status) {
  if (whyNone !== null) return { action: null, whyNone }
  return actions.length === 0 ? null : { action: actions.join('\n'), whyNone: null }
}

/** From the page of the comments: /section-55/…/answers?recommendation=<which>. */
export async function answerAsKnown(world: World, _: string, query: Values): Promise<Values> {
  const asked = query['recommendation']
  if (typeof asked !== 'string' || !isId(asked)) return {}
  const [row] = await world.db.read(
    contextOf(world),
    async (reader) => await statusOf.all(reader, { force: world.who.forceId, records: [asked] }),
  )
  return { recordId: asked, ...(row === undefined ? {} : knownAnswer(row)) }
}
