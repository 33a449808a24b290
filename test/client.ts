// Somebody signed in, as a test sends their requests and reads what was answered.
import type { FastifyInstance } from 'fastify'
import type { Person } from '../src/registers/permissions.ts'

type Answer = {
  readonly status: number
  readonly text: string
  readonly location: string | null
  readonly type: string
  readonly retryAfter: string | null
}

export type Client = {
  readonly person: Person
  readonly cookie: string
  readonly get: (path: string) => Promise<Answer>
  /** Opens the form, fills it and sends it; hidden fields come along. */
  readonly send: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Answer>
  /** Posts JSON to the API. */
  readonly api: (path: string, body: unknown, key?: string) => Promise<Answer>
}

/**
 * Asks the application itself, through every guard and route, and not by way of a socket: that is most of what a request costs, and is tried where
 * browsers, other programs and the server's own tests ask.
 */
export function clientOf(address: string, http: FastifyInstance, person: Person, cookie: string): Client {
  const ask = async (path: string, sent: Sent): Promise<Answer> => {
    const { method = 'GET', headers = {}, body } = sent
    // Written as a program writes it on the line: accents and spaces as their signs.
    const url = new URL(path, address).href
    const answer = await http.inject({
      method,
      url,
      headers: { cookie, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    const header = (name: string) => answer.headers[name]?.toString() ?? null
    return {
      status: answer.statusCode,
      text: answer.payload,
      location: header('location'),
      type: header('content-type') ?? '',
      retryAfter: header('retry-after'),
    }
  }
  const get = async (path: string) => await ask(path, {})
  return {
    person,
    cookie,
    get,
    send: async (path, fields) => {
      const shown = await get(path)
      const body = new URLSearchParams()
      for (const [name, value] of hiddenIn(shown.text)) if (!(name in fields)) body.append(name, value)
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      return await ask(path, {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    },
    api: async (path, body, key) => {
      const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) }
      return await ask(path, { method: 'POST', body: JSON.stringify(body), headers })
    },
  }
}

type Sent = {
  readonly method?: 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Hidden fields of the form that posts; of several forms the last one with a key. */
function hiddenIn(html: string): readonly (readonly [string, string])[] {
  const forms = html.split('<form ').filter((form) => form.includes('name="_key"'))
  const form = forms.at(-1) ?? ''
  return [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    (match) => [match[1] ?? '', match[2] ?? ''] as const,
  )
}
