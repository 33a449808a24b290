// What a killed run of the tests left in the temporary folder goes, and what a running one uses stays.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { removeLeftBehind } from './left-behind.ts'
import './own-folder.ts'

test('folders of a process that is no more are taken away; one’s own, and others’ folders, stay', () => {
  const among = mkdtempSync(join(tmpdir(), 'vigil-behind-'))
  const { pid } = spawnSync('true')
  for (const name of [
    `vigil-file-${pid}-a`,
    `vigil-writes-${pid}-b`,
    `vigil-file-${process.pid}-c`,
    `vigil-pdf-${pid}-d`,
  ])
    mkdirSync(join(among, name, 'within'), { recursive: true })
  removeLeftBehind(among)
  assert.deepEqual(readdirSync(among).sort(), [`vigil-file-${process.pid}-c`, `vigil-pdf-${pid}-d`].sort())
})
