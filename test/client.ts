// Somebody signed in, as a test sends their requests and reads what was answered.
import type { Person } from '../src/registers/permissions.ts'

export type Answer = {
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

export function clientOf(address: string, person: Person, cookie: string): Client {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${address}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { cookie, ...init.headers },
    })
    return {
      status: answer.status,
      text: await answer.text(),
      location: answer.headers.get('location'),
      type: answer.headers.get('content-type') ?? '',
      retryAfter: answer.headers.get('retry-after'),
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
      return await ask(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    },
    api: async (path, body, key) => {
      const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) }
      return await ask(path, { method: 'POST', body: JSON.stringify(body), headers })
    },
  }
}

/** Hidden fields of the form that posts; of several forms the last one with a key. */
function hiddenIn(html: string): readonly (readonly [string, string])[] {
  const forms = html.split('<form ').filter((form) => form.includes('name="_key"'))
  const form = forms.at(-1) ?? ''
  return [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    (match) => [match[1] ?? '', match[2] ?? ''] as const,
  )
}
