// `vigil rebuild` knows every kind of record that there is, and says it where it meets one that it does not.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { runCommandLine } from '../cli.ts'
import { demonstrationForce } from '../demonstration/force.ts'
import { sql } from '../kernel/sql.ts'
import { SYSTEM } from '../registers/world.ts'
import { procedures } from './rebuild.ts'

const it = await testApp()
const root = join(import.meta.dirname, '../..')

async function vigil(...given: readonly string[]) {
  let [out, err] = ['', '']
  const code = await runCommandLine(given, {
    out: async (text) => {
      out += text
      await Promise.resolve()
    },
    err: (text) => {
      err += text
    },
    input: Readable.from([]),
    environment: { DATABASE_URL: it.database.ownerUrl, VIGIL_DEMONSTRATION: 'on' },
    root,
  })
  return { code, out, err }
}

const asSuperuser = async (change: ReturnType<typeof sql>) =>
  await it.owner.write({ force: demonstrationForce.id, who: SYSTEM, now: it.clock() }, async (writer) => {
    writer.send(sql`set local row_security = off`)
    await writer.query(change)
  })

test('every procedure of the product is among those that are rebuilt', () => {
  const written = globSync('**/*.ts', { cwd: join(root, 'src') })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [
      ...readFileSync(join(root, 'src', path), 'utf8').matchAll(
        /: Procedure<[^=]*> = \{\s+(?:\.\.\.owesNothing,\s+)?record: '([a-z0-9-]+)'/g,
      ),
    ])
    .map(([, record]) => record)
  assert.ok(written.length > 35, `${written.length}`)
  assert.deepEqual(procedures.map(({ record }) => record).sort(), written.sort())
})

test('a duty to publish that a superuser moved is named; a record of an unknown kind is no “nothing differs”', async () => {
  await it.app.beginScrutiny()
  const sound = await vigil('rebuild')
  assert.equal(sound.code, 0, sound.out)
  assert.match(sound.out, /Nothing differs: the stored rows are what the facts say\./)
  await asSuperuser(sql`update publication_duty set begun_on = '2030-01-01', looked = true`)
  const moved = await vigil('rebuild')
  assert.equal(moved.code, 1)
  assert.match(moved.out, /publication_duty .*: looked is true, by the facts false/)
  const applied = await vigil('rebuild', '--apply', '--reason', 'Found at night')
  assert.equal(applied.code, 0, applied.out)
  await asSuperuser(
    sql`update fact set kind = 'of-tomorrow.begun/1' where kind = 'publication-duty.begun/1' and position = 1`,
  )
  const blind = await vigil('rebuild')
  assert.equal(blind.code, 1)
  assert.match(blind.out, /Records of kinds that this version does not know: \d+\. They were not compared/)
  assert.doesNotMatch(blind.out, /Nothing differs: the stored rows/)
})
