// A page on paper: tagged, as the person named sees it, and nothing for whoever may not.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { runCommandLine } from '../cli.ts'
import { listStaff } from '../registers/staff.ts'

const it = await testApp()
const folder = mkdtempSync(join(tmpdir(), 'vigil-pdf-'))
const people = await it.staff()
const rows = await it.databases.app.read(
  { force: people[0]?.forceId ?? '', who: people[0]?.staffId ?? '', now: it.clock() },
  async (reader) => await listStaff.all(reader, { force: people[0]?.forceId ?? '', after: null, limit: 500 }),
)
const emailOf = (name: string): string => rows.find((one) => one.name === name)?.email ?? ''

async function pdf(...given: readonly string[]) {
  let [out, err] = ['', '']
  const code = await runCommandLine(['pdf', ...given], {
    out: async (text) => {
      out += text
      await Promise.resolve()
    },
    err: (text) => {
      err += text
    },
    input: Readable.from([]),
    environment: { DATABASE_URL: it.database.ownerUrl, VIGIL_DATA: folder, VIGIL_DEMONSTRATION: 'on' },
    root: join(import.meta.dirname, '../..'),
  })
  return { code, out, err }
}

test('the register as a tagged PDF', { timeout: 120_000 }, async () => {
  const file = join(folder, 'register.pdf')
  const made = await pdf('--email', emailOf('Sam Underhill'), '--page', '/recommendations', '--out', file, '--json')
  assert.equal(made.code, 0, made.err)
  const bytes = readFileSync(file)
  assert.equal(JSON.parse(made.out).bytes, bytes.length)
  const text = bytes.toString('latin1')
  assert.ok(text.startsWith('%PDF-'))
  assert.match(text, /\/Marked true/)
  assert.match(text, /\/StructTreeRoot/)
  assert.match(text, /\/S \/TH\b/, 'its tables have heads')
})

test('who may not see a page gets no paper; a page that is none, and nobody, are refused in words', async () => {
  const file = join(folder, 'none.pdf')
  const staff = await pdf('--email', emailOf('Asha Nolan'), '--page', '/staff', '--out', file)
  assert.equal(staff.code, 1)
  assert.match(staff.err, /\/staff answered 403 to Asha Nolan\. Nothing was printed/)
  assert.match((await pdf('--email', 'no@example.org', '--page', '/board', '--out', file)).err, /Nobody in .* signs in/)
  assert.equal((await pdf('--email', emailOf('Asha Nolan'), '--page', '//evil.example', '--out', file)).code, 2)
  assert.equal(existsSync(file), false)
})
