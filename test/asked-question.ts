// A question as somebody puts it on the public site, and as staff find it in their list.
import { demonstrationForce } from '../src/demonstration/force.ts'
import type { It } from './app.ts'
import type { testSite } from './site.ts'

const root = `/${demonstrationForce.id}`

export function askedQuestions(it: It, { site }: Pick<Awaited<ReturnType<typeof testSite>>, 'site'>) {
  let connection = 0
  const taking = { db: it.databases.clock, policies: it.app.policies, reactions: it.app.reactions }
  const secretary = async () => await it.named('Piet Lowther')
  const office = async () => await it.named('Uma Kettering')
  return {
    root,
    taking,
    secretary,
    office,
    get: async (url: string) => (await site.inject({ method: 'GET', url })).body,
    /** Each from a connection of its own. */
    ask: async (question: string, forum = 'commissioner', more: Readonly<Record<string, string>> = {}) =>
      await site.inject({
        method: 'POST',
        url: `${root}/question`,
        payload: new URLSearchParams({ forum, question, tie: 'live', ...more }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        remoteAddress: `2001:db8:${(++connection).toString(16)}::1`,
      }),
    /** The question that holds these words, in the list of whoever decides on it. */
    idOf: async (words: string): Promise<string> => {
      const lists = await Promise.all(
        [secretary(), office()].map(async (one) => await (await one).get('/api/questions')),
      )
      const all = lists.flatMap(({ text }) => JSON.parse(text).questions)
      return String(all.find((one: { words: string }) => one.words === words)?.record_id)
    },
    /** Nothing may be asked before: the site is opened by figures and by what the policy’s forums are. */
    opened: async () => {
      await (await office()).api('/api/published-figures/releases', {})
      await it.app.forums()
    },
  }
}
