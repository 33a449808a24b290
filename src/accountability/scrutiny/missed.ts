// The office's own dates that passed, as the page of clocks has them: what they are about, and where each stands.
import { instant, localDate } from '../../kernel/time.ts'
import { placeOf, subjectOf } from '../running-clock.ts'
import { publishedThing } from './duties-to-publish.ts'

type Missed = Parameters<typeof subjectOf>[0] & {
  readonly name: string
  readonly due_at: string
  readonly reference: string | null
}

/** Its own actions and what is to be looked at again have lists of their own. */
export const listedApart = ['commissioner-action', 'scrutiny-decision'] as const

export const missedOf = (duties: readonly Missed[]) =>
  duties.map((one) => ({
    words: wordsOf(one),
    dueOn: localDate(instant(one.due_at)),
    path: placeOf(one).replace('/scrutiny#', '#'),
  }))

function wordsOf(one: Missed): string {
  const what = `${one.name.charAt(0).toUpperCase()}${one.name.slice(1)}`
  const about = [one.reference, subjectOf(one, (item) => publishedThing(item)?.words)].filter((part) => part !== null)
  return about.length === 0 ? what : `${what}: ${about.join(', ')}`
}
