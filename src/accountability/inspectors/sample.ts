// An inspector’s own sample: drawn by a phrase of theirs from the cases that the ledger held at its last signed root, so that anybody can draw it again.
import { createHash } from 'node:crypto'
import Type from 'typebox'
import { dayOf, localDate } from '../../kernel/time.ts'
import { changedBetween, stratified } from '../../practice/audit.ts'
import { deciding, refuse, when } from '../../registers/deciding.ts'
import { lastRoot } from '../../registers/ledger-roots.ts'
import { Line } from '../../registers/schemas.ts'
import { choiceOf, day } from '../../web/fields.ts'
import { caseHash } from '../case-name.ts'
import type { NewFieldworkFact } from './facts.ts'
import { command } from './fieldwork-command.ts'
import type { Inspectable } from './inspectable.ts'
import { own } from './team.ts'

const { record } = deciding<NewFieldworkFact>()

/**
 * SHA-256 of the phrase and the case’s name in this fieldwork, in hexadecimal: the inspector chooses the phrase, and nobody chooses the
 * files. Whoever holds the list of names, which leads nobody to a case, draws again.
 */
export const rankBy =
  (seed: string, fieldworkId: string) =>
  (recordId: string): string =>
    createHash('sha256')
      .update(`${seed}/${caseHash(fieldworkId, recordId)}`)
      .digest('hex')

export const draw = (inspectable: readonly Inspectable[]) =>
  command({
    name: 'draw',
    title: 'Draw a sample',
    path: 'samples',
    permission: 'inspect',
    body: Type.Object({
      topic: choiceOf('Of which cases?', 'Choose the cases'),
      from: day('Cases that ended from', 'Enter the first day'),
      until: day('To this day', 'Enter the last day'),
      size: {
        ...Type.Integer({ minimum: 1, maximum: 500 }),
        title: 'How many files?',
        missing: 'Enter how many files',
        input: 'number',
      },
      seed: {
        ...Line(200),
        minLength: 8,
        title: 'A phrase of your own',
        description:
          'At least eight characters that nobody in the force knows. With it, anyone can draw the same files again',
        missing: 'Enter a phrase',
        input: 'text',
      },
    }),
    evidence: async (reader, { body, world }) => {
      const found = inspectable.find((one) => one.topic === body.topic)
      const root = await lastRoot(reader)
      if (found === undefined || body.until < body.from || root === null) return { root, cases: null }
      const asked = { force: world.who.forceId, from: dayOf(body.from), until: dayOf(body.until), now: world.now }
      const { known, now } = await found.casesThen({ ...asked, knownAt: root.treeSize })
      return { root, cases: { known: known.map(placeOf), now: now.map(placeOf) } }
    },
    decide: ({ recordId, body, state, evidence: { root, cases }, by, now }) => {
      const { size, ...rest } = body
      const refusals = [
        ...own(state, by),
        ...when(state.sample !== null, '', 'A sample has already been drawn. Open other fieldwork to draw another.'),
        ...when(body.until < body.from, 'until', 'This is before the first day.'),
        ...when(body.until > localDate(now), 'until', 'This date is in the future. Enter today or an earlier day.'),
        ...when(root === null, '', 'No root of the ledger has been signed yet. Try again in a minute.'),
        ...when(root !== null && cases === null && body.until >= body.from, 'topic', 'Choose a kind of case.'),
        ...when(cases?.known.length === 0, 'from', 'No case ended in these days.'),
      ]
      if (refusals.length > 0 || cases === null || root === null) return refuse(...refusals)
      const files = stratified(cases.known, size, rankBy(body.seed, recordId))
      const { left, joined, moved } = changedBetween(cases.known, cases.now, (one) => one.recordId)
      return record({
        kind: 'fieldwork.sample-drawn/1',
        happenedAt: now,
        body: {
          ...rest,
          population: cases.known.length,
          files: [...files],
          root,
          cases: [...cases.known],
          since: { left: left.length, joined: joined.length, moved: moved.length },
        },
      })
    },
  })

const placeOf = ({ recordId, stratum }: { readonly recordId: string; readonly stratum: string }) => ({
  recordId,
  stratum,
})
