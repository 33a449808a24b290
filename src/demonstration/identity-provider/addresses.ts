// The provider’s own addresses, served without a network in between.
import type { FastifyInstance } from 'fastify'
import type Provider from 'oidc-provider'
import type { ProviderSettings } from '../../web/sign-in/provider.ts'
import { place } from './account.ts'

/** It names itself by what each request says of host and scheme: said here, so that no proxy in between matters. */
export function sayAddress(server: FastifyInstance, address: string): void {
  const { host, protocol } = new URL(address)
  server.addHook('onRequest', async ({ raw }) => {
    Object.assign(raw.headers, { host, 'x-forwarded-proto': protocol.replace(':', ''), 'x-forwarded-host': host })
  })
}

export function serveProvider(server: FastifyInstance, provider: () => Promise<Provider>): void {
  // It reads its requests itself.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, _payload, done) => done(null))
  server.all([place, '*'].join('/'), { config: anyone }, async (request, reply) => {
    const answer = (await provider()).callback()
    reply.hijack()
    const { raw } = request
    Object.assign(raw, { originalUrl: raw.url })
    raw.url = (raw.url ?? '').slice(place.length)
    // It remembers nobody between sign-ins: whoever chooses another person would first be asked, by a script, to sign out.
    const cookies = (raw.headers.cookie ?? '').split('; ').filter((one) => !one.startsWith('_session'))
    raw.headers.cookie = cookies.join('; ')
    await answer(raw, reply.raw)
  })
}

/** What would have gone over the network, handed to the server directly: works behind any proxy and before it listens. */
export async function askInside(
  server: FastifyInstance,
  address: string,
  options: Parameters<NonNullable<ProviderSettings['inside']>>[1],
): Promise<Response> {
  const url = new URL(address)
  const answered = await server.inject({
    method: options.method === 'POST' ? 'POST' : 'GET',
    url: `${url.pathname}${url.search}`,
    headers: options.headers,
    ...(options.body ? { payload: String(options.body) } : {}),
  })
  const headers = Object.entries(answered.headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Response(answered.rawPayload.length === 0 ? null : answered.payload, {
    status: answered.statusCode,
    headers,
  })
}

export const anyone = { permission: 'anyone' as const, rateLimit: false as const }
