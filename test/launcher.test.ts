// bin/node keeps what was compiled once: in a checkout of one's own, and never so that a start could fail of it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')

/** A checkout of the launcher and one program, with the packages of this one. */
function checkout(): string {
  const home = mkdtempSync(join(tmpdir(), 'vigil-launcher-'))
  cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  writeFileSync(join(home, 'said.ts'), `export const said: string = 'said'\n`)
  writeFileSync(join(home, 'program.ts'), `import { said } from './said.ts'\nconsole.log(said)\n`)
  return home
}

async function run(home: string): Promise<string> {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env
  const started = spawn(join(home, 'bin/node'), [join(home, 'program.ts')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = [started.stdout, started.stderr].map(async (stream) => (await stream.toArray()).join(''))
  return (await Promise.all(texts)).join('')
}

/** Every file that is kept. */
const kept = (home: string): readonly string[] => {
  const compiled = join(home, '.vigil/compiled')
  if (!existsSync(compiled)) return []
  return readdirSync(compiled, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
}

test('several first starts at once; what is broken in what they kept; a file where its folder should be: each says the same', async (t) => {
  const home = checkout()
  t.after(() => rmSync(home, { recursive: true }))
  assert.deepEqual(await Promise.all([run(home), run(home), run(home)]), ['said\n', 'said\n', 'said\n'])
  assert.ok(kept(home).length > 0)
  for (const [at, file] of kept(home).entries()) writeFileSync(file, 'x'.repeat(at % 3 === 0 ? 0 : 500))
  assert.equal(await run(home), 'said\n')
  rmSync(join(home, '.vigil/compiled'), { recursive: true })
  writeFileSync(join(home, '.vigil/compiled'), '')
  assert.equal(await run(home), 'said\n')
})

test('what was compiled is kept in one’s own checkout; root leaves no folder in somebody else’s that is in its owner’s way', async (t) => {
  const home = checkout()
  t.after(() => rmSync(home, { recursive: true }))
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(home, 65534, 65534)
  assert.equal(await run(home), 'said\n')
  assert.equal(existsSync(join(home, '.vigil')), !isRoot)
})
