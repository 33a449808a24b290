// Words of a report: a changed word never passes, whatever is done to its hyphens; only one at which a line of the page ended may go or come back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pastedText, standsWordForWord, unbroken } from './word-for-word.ts'

/** What a text may hold in one place, marked, and every way in which a person may say that it reads; ~ is a space at which nobody may begin or end. */
const pieces = [
  ['re-form', ['re-form']],
  ['re-\u00adform', ['re-form', 'reform', 're-~form']],
  ['re\u00adform', ['reform', 're-form']],
  ['reform', ['reform']],
  ['non-urgent', ['non-urgent']],
  ['non-\u00adurgent', ['non-urgent', 'nonurgent', 'non-~urgent']],
  ['urgent', ['urgent']],
  ['chil\u00addren', ['children', 'chil-dren']],
  ['children', ['children']],
  ['form', ['form']],
  ['re', ['re']],
] as const
const typed = [...new Set(pieces.flatMap(([, ways]) => ways)), 'urgent-', '-form', 're--form', 'nform', 'child']

test('what passes is exactly what a person may read there: thousands of texts and of things typed', () => {
  const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
  const said = fc.array(fc.constantFrom(...typed), { minLength: 1, maxLength: 4 })
  let passed = 0
  fc.assert(
    fc.property(text, said, (parts, words) => {
      const wanted = words.join(' ')
      const may = waysOf(parts).some((one) => ` ${one} `.includes(` ${wanted} `))
      if (may) passed++
      return standsWordForWord(wanted.replaceAll('~', ' '), unbroken(parts.map(([marked]) => marked).join(' '))) === may
    }),
    { numRuns: 20_000, seed: 20261130 },
  )
  assert.ok(passed > 1_000, `${passed} of them stood there: the others show nothing`)
})

const waysOf = (parts: readonly (typeof pieces)[number][]): readonly string[] =>
  parts.reduce<readonly string[]>(
    (so, [, ways]) => so.flatMap((before) => ways.map((way) => (before === '' ? way : `${before} ${way}`))),
    [''],
  )

test('of a document as it was pasted the same, and no word loses its beginning or its end', () => {
  const pasted =
    'Delays are unacce-\r\nptable. Calls about chil-\n dren wait 1.5 hours; non-urgent calls, and the child’s own, wait longer.'
  const stands = (words: string) => standsWordForWord(words, pastedText(pasted))
  for (const words of ['Delays are unacceptable.', 'about children wait', 'wait 1.5 hours; non-urgent calls', 'calls'])
    assert.ok(stands(words), words)
  for (const words of [
    ...['ptable.', 'nonurgent calls', 'urgent calls', 'wait 1.5 hours; non', 'the child', 's own', '5 hours', 'Delay'],
    ...['about child ren', 'about chi-ldren', 'Delays are acceptable.', ''],
  ])
    assert.equal(stands(words), false, words)
})
