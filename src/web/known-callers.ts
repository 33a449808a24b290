// Who was found signed in, by the secret that their requests carry: limits count those by person, and only strangers by address.
import type { FastifyRequest } from 'fastify'
import { bearer } from './access.ts'
import type { FindSignedIn } from './chassis.ts'
import { hashOf } from './secrets.ts'

export type KnownCallers = {
  /** Null for whoever was not found yet: a secret that somebody made up is nobody’s. */
  readonly of: (request: FastifyRequest) => Caller | null
  /** As the `find` it is given; whoever that finds is known from then on. */
  readonly find: FindSignedIn
}

type Caller = { readonly secret: string; readonly person: string; readonly isProgram: boolean }

/** Sessions and tokens of a region’s forces; who has not asked for longest is a stranger again first, and known with their next request. */
const most = 20_000

export function knownCallers(find: FindSignedIn, sessionCookie: string): KnownCallers {
  const known = new Map<string, Caller>()
  const keep = (caller: Caller) => {
    known.delete(caller.secret)
    known.set(caller.secret, caller)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
  }
  const carried = (request: FastifyRequest) => {
    const token = bearer(request)
    const secret = token ?? request.cookies[sessionCookie]
    return secret === undefined ? null : { secret: hashOf(secret), isProgram: token !== null }
  }
  return {
    of: (request) => known.get(carried(request)?.secret ?? '') ?? null,
    find: async (request) => {
      const found = await find(request)
      const by = carried(request)
      if (found !== null && by !== null) keep({ ...by, person: `${found.person.forceId} ${found.person.staffId}` })
      // Ended or left: what it does from then on is at the cost of its address.
      if (found === null && by !== null) known.delete(by.secret)
      return found
    },
  }
}
