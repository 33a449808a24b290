// How anybody checks a draw by hand: commands that work as they stand, in any shell with sha256sum. What they answer stands beside them.
import { caseHash } from '../case-name.ts'
import { itemName, type Lot, rankBy, seedHash, seedPrefix } from './draw.ts'
import type { AuditBodies } from './facts.ts'

export type ByHand = {
  /** What it shows, the command, and the last line that it answers. */
  readonly words: string
  readonly command: string
  readonly answers: string
}

/** Of the seed alone, once it is shown. */
export const commitmentByHand = (seed: string): ByHand => ({
  words: `The hash that was fixed beforehand is the SHA-256 of “${seedPrefix}” and the seed phrase, one after the other`,
  command: sha256sum(`${seedPrefix}${seed}`),
  answers: seedHash(seed),
})

/** Of the case with the lowest rank: the list of all cases gives the names of the others. */
export function rankByHand(auditId: string, { seed, root, population }: AuditBodies['audit.drawn/1']): ByHand | null {
  const items = population.map(({ recordId, question }) => itemName(recordId, question))
  if (root === undefined) return null
  const lot: Lot = { seed, root: root.hash, auditId }
  const rank = rankBy(lot)
  const lowest = items.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0]
  if (lowest === undefined) return null
  return {
    words:
      'A case’s rank is the SHA-256 of the seed phrase, a slash, the root, a slash and its name in the list; here the lowest',
    command: sha256sum(`${seed}/${root.hash}/${caseHash(auditId, lowest)}`),
    answers: rank(lowest),
  }
}

/** All of it at once. */
export const drawByHand = (
  { seed, root }: AuditBodies['audit.drawn/1'],
  { size, seedHash: hash }: { readonly size: number; readonly seedHash: string },
): ByHand | null =>
  root === undefined
    ? null
    : {
        words: 'The whole draw, from the list of all cases, with Vigil’s own command and no database',
        command: `bin/vigil redraw --list population.csv --seed ${quoted(seed)} --root ${root.hash} --size ${size} --hash ${hash}`,
        answers: 'The same as were drawn.',
      }

/** `printf`, since `echo` adds an end of line, and that is another hash. */
const sha256sum = (text: string): string => `printf '%s' ${quoted(text)} | sha256sum`

/** As a shell takes it, whatever is in the phrase. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
