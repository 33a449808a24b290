// What a command loads before it begins: an answer in a terminal does not wait for pages that nobody asked for.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { commands } from '../cli.ts'

/** Every file that is loaded with one, by its imports; one inside a function is loaded only when it is needed. */
function loadedWith(path: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(path)) return loaded
  loaded.add(path)
  for (const [, from] of readFileSync(path, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '(\.[^']+\.ts)'$/gm,
  ))
    loadedWith(join(dirname(path), from ?? ''), loaded)
  return loaded
}

test('no command loads the application, its pages or its server before it acts in somebody’s name', () => {
  const heavy = ['app.ts', 'web/server.ts', 'work/index.ts', 'accountability/slices.ts']
  const loads = Object.keys(commands)
    .filter((name) => name !== 'demo')
    .flatMap((name) => {
      const files = loadedWith(join(import.meta.dirname, `${name}.ts`))
      return heavy.filter((path) => files.has(join(import.meta.dirname, '..', path))).map((path) => `${name}: ${path}`)
    })
  assert.deepEqual(loads, [])
})

test('the demonstration carries commands out, and is seen to load them', () => {
  const files = loadedWith(join(import.meta.dirname, 'demo.ts'))
  assert.ok(files.has(join(import.meta.dirname, '../work/index.ts')))
})
