// A sample drawn once more from its list, with nothing else at hand; a list that was changed is found out.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import '../../test/own-folder.ts'
import { runCommandLine } from '../cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigil-redraw-'))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const [seed, root] = ['a phrase for October 2026', sha256('a root')]
const hash = sha256(`vigil audit seed/${seed}`)

async function redraw(text: string, ...more: readonly string[]) {
  const list = join(folder, 'list')
  writeFileSync(list, text)
  let [out, err] = ['', '']
  const code = await runCommandLine(['redraw', '--list', list, ...more], {
    out: async (said) => {
      out += said
      await Promise.resolve()
    },
    err: (said) => {
      err += said
    },
    input: Readable.from([]),
    environment: {},
    root: folder,
  })
  return { code, out, err }
}
const audit = ['--seed', seed, '--root', root, '--size', '5'] as const

/** Two HIGH cases and eight MEDIUM: one and four of them are drawn. */
const ranked = Array.from({ length: 10 }, (_, index) => ({
  name: `case ${index}`,
  stratum: index < 2 ? 'HIGH' : 'MEDIUM',
  rank: sha256(`${seed}/${root}/case ${index}`),
})).sort((a, b) => (a.rank < b.rank ? -1 : 1))
const lowest = (stratum: string, count: number) => ranked.filter((one) => one.stratum === stratum).slice(0, count)
const drawn = new Set([...lowest('HIGH', 1), ...lowest('MEDIUM', 4)])
const csv = (
  rows: readonly { readonly name: string; readonly stratum: string; readonly rank: string; readonly yes: boolean }[],
) =>
  [
    'rank,case,stratum,drawn',
    ...rows.map((one) => `${one.rank},${one.name},${one.stratum},${one.yes ? 'yes' : 'no'}`),
  ].join('\n')
const list = ranked.map((one) => ({ ...one, yes: drawn.has(one) }))

test('the list of an audit: the same are drawn, and the phrase is the one that was fixed', async () => {
  const { code, out } = await redraw(csv(list), ...audit, '--hash', hash)
  assert.equal(code, 0, out)
  assert.match(out, /^5 of 10 cases\.\nHIGH: 1 of 2\nMEDIUM: 4 of 8\n/)
  for (const one of drawn) assert.match(out, new RegExp(`^${one.name}$`, 'm'))
  assert.match(out, /These are the cases that were drawn\.\n$/)
})

test('a file swapped for another, a case left out, another phrase: each is found out', async () => {
  const swapped = list.map((one) => (one.stratum === 'MEDIUM' ? { ...one, yes: !one.yes } : one))
  const found = await redraw(csv(swapped), ...audit)
  assert.equal(found.code, 1)
  assert.match(
    found.out,
    /4 cases drawn according to the list, but not by this phrase, root and size, the first case \d\./,
  )
  assert.match(found.out, /4 cases drawn by this phrase, root and size, but not according to the list/)
  const [first, ...rest] = list
  assert.equal((await redraw(csv(rest), ...audit)).code, 1, 'a drawn case is missing from the list')
  assert.ok(first)
  assert.match((await redraw(csv([first, ...list]), ...audit)).out, /One case more than once in the list/)
  const other = await redraw(
    csv(list),
    '--seed',
    'another phrase',
    '--root',
    root,
    '--size',
    '5',
    '--hash',
    hash,
    '--json',
  )
  assert.equal(other.code, 1)
  assert.match(
    JSON.parse(other.out).differences.join(),
    /not the phrase that was fixed beforehand.*10 cases with a different rank/,
  )
})

test('an inspector’s pack has everything in it', async () => {
  const rankOf = (name: string) => sha256(`${seed}/${name}`)
  const cases = ranked
    .map(({ name, stratum }) => ({ name, stratum, rank: rankOf(name) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
  const files = ['HIGH', 'MEDIUM'].flatMap((stratum) =>
    cases.filter((one) => one.stratum === stratum).slice(0, stratum === 'HIGH' ? 1 : 4),
  )
  const pack = { sample: { seed, drawn: 5, cases }, files: files.map(({ rank }) => ({ rank })) }
  assert.equal((await redraw(JSON.stringify(pack))).code, 0)
  const chosen = { ...pack, files: cases.slice(-5).map(({ rank }) => ({ rank })) }
  assert.equal((await redraw(JSON.stringify(chosen))).code, 1)
})

test('what is no list is refused in words', async () => {
  assert.match(
    (await redraw('{"sample":null}')).err,
    /is neither the list of an audit’s cases .* nor an inspector’s pack/,
  )
  assert.match((await redraw('one,two\n1,2', ...audit)).err, /is neither the list/)
  assert.match(
    (await redraw(csv(list), '--seed', seed, '--root', root, '--size', 'many')).err,
    /--size must be a whole number, one or more/,
  )
  assert.match((await redraw(csv(list))).err, /--size is missing/)
})
