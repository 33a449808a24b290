// What the demonstration's sign-in provider keeps, for minutes and in memory: bounded, the oldest goes first.
import type { Adapter, Stored } from 'oidc-provider'
import { systemNow, toMilliseconds } from '../kernel/time.ts'

const most = 2_000

/** An adapter for each kind of thing, as oidc-provider asks for them. */
export function memoryAdapter(): (kind: string) => Adapter {
  const held = new Map<string, { readonly payload: Stored; readonly until: number }>()
  const read = (key: string): Stored | undefined => {
    const found = held.get(key)
    if (found === undefined) return undefined
    if (found.until > milliseconds()) return found.payload
    held.delete(key)
    return undefined
  }
  return (kind) => ({
    upsert: async (id, payload, expiresInSeconds) => {
      const oldest = held.size >= most ? held.keys().next().value : undefined
      if (oldest !== undefined) held.delete(oldest)
      // Without a time of its own, as its sessions may be: an hour.
      const seconds = expiresInSeconds > 0 ? expiresInSeconds : 3_600
      held.set(`${kind}:${id}`, { payload, until: milliseconds() + seconds * 1_000 })
    },
    find: async (id) => read(`${kind}:${id}`),
    findByUid: async (uid) => {
      for (const [key, { payload }] of held) if (key.startsWith(`${kind}:`) && payload['uid'] === uid) return read(key)
      return undefined
    },
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = read(`${kind}:${id}`)
      // Any truthy value: a code that was used cannot be used again.
      if (payload !== undefined) payload['consumed'] = 1
    },
    destroy: async (id) => void held.delete(`${kind}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of held) if (payload['grantId'] === grantId) held.delete(key)
    },
  })
}

const milliseconds = (): number => toMilliseconds(systemNow())
