// `npm test`: every test of the checkout, or the files named after `--`, by Node's own runner, with its own counts at the end.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { removeLeftBehind } from './left-behind.ts'
import { together } from './together.ts'
import { writesOfRun } from './writes-executed.ts'
import { notExecuted, writesIn } from './writes-in-source.ts'

const root = join(import.meta.dirname, '..')
const named = process.argv.slice(2)
removeLeftBehind()
// Ended by a signal it ends as it would by itself: what is taken away at the end is taken away then.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
// Known to Node 24, not yet to its types.
const setup = { globalSetupPath: join(root, 'test/setup.ts') }
const counts = { tests: 0, skipped: 0, todo: 0 }

/** First, so that none of them ends alone when everything else is done. */
const longest = ['journeys/pages', 'journeys/reads', 'journeys/pages-used', 'durability', 'leaks', 'bench'].map(
  (one) => `test/${one}.test.ts`,
)
const inTurn = (file: string) => (longest.includes(file) ? longest.indexOf(file) : longest.length)
const found = globSync(named.length > 0 ? named : ['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root })
const files = found.sort((a, b) => inTurn(a) - inTurn(b) || (a < b ? -1 : 1))
// Of six applications at a time the connections fit into PostgreSQL's default of a hundred; of more, little more time is saved.
const beside = named.length > 0 ? [] : files.filter((file) => file.startsWith('src/'))
// The same records of every kind, made once for the three. Other tests of the whole product kill or measure: each has a process to itself.
const ofEveryPage = named.length > 0 ? [] : longest.filter((file) => file.startsWith('test/journeys/'))
const alone = files.filter((file) => !beside.includes(file) && !ofEveryPage.includes(file))

const tests = run({
  cwd: root,
  files: [...together(root, ofEveryPage, 3), ...alone, ...together(root, beside, 6)],
  ...setup,
  // Two at once for the two cores of a small machine: PostgreSQL and the browsers have processes of their own.
  concurrency: 2,
  timeout: 1_800_000,
})
/** Of which files a test was executed. The runner passes a file without one as a test that is called like the file. */
const seen = new Set<string>()
const saw = ({ name, file = '' }: { readonly name: string; readonly file?: string }) =>
  void (join(root, name) === file || seen.add(file))
tests.on('test:pass', saw)
tests.on('test:fail', (failed) => {
  saw(failed)
  process.exitCode = 1
})
tests.on('test:summary', (summary) => {
  if (summary.file !== undefined) return
  Object.assign(counts, summary.counts)
  if (!summary.success) process.exitCode = 1
})
tests.compose(spec).pipe(process.stdout)

process.on('exit', () => {
  if (counts.tests === 0) fail('No test was executed.')
  for (const file of files) if (!seen.has(join(root, file))) fail(`No test of ${file} was executed.`)
  if (counts.skipped + counts.todo > 0) fail('A skipped test proves nothing: make it run, or remove it.')
  const executed = writesOfRun()
  if (named.length === 0)
    for (const { place, words } of notExecuted(writesIn(join(root, 'src')), executed))
      fail(`No test had PostgreSQL execute src/${place}: ${words}`)
})

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
