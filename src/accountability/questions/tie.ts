// How somebody says they belong to the area, in words for whoever decides on their question: what the form asked and what they answered.
import { type Forum, type Tie, tieAsked } from './forums.ts'

const words: Readonly<Record<Tie, string>> = {
  live: 'They say they live in the area',
  work: 'They say they work in the area',
  study: 'They say they study in the area',
  none: 'They say they neither live nor work in the area',
}

/** Null where the forum's rule asks nothing. */
export function tieWords(forum: Forum | null, tie: Tie | null | undefined): string | null {
  if (tie != null) return words[tie]
  return tieAsked(forum) === 'not asked' ? null : 'Not asked: the question came before the form asked this'
}
