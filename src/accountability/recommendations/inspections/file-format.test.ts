// A stranger finds the columns, an empty file and an example where the file is asked for; and sees a refused cell as it stood.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { emptyFile, exampleFile, formatOf } from './file-format.ts'
import { programmeNames } from './generations.ts'
import { columns, readFile } from './read-file.ts'

/** As a policy that was approved before these tables were kept. */
const standing = { tables: {} }
const it = await testApp()
const keeper = await it.named('Sam Underhill')

test('every column is told with the rows that need it and what may stand in it, as the reader takes them', () => {
  const format = new Map(formatOf(standing).map((one) => [one.column, one]))
  assert.deepEqual([...format.keys()], [...columns])
  assert.equal(format.get('title')?.needed, 'inspection, revisit')
  assert.equal(format.get('published')?.needed, 'revisit')
  assert.equal(format.get('published')?.optional, 'inspection')
  assert.match(format.get('published')?.allowed ?? '', /a date like/)
  assert.match(format.get('programme')?.allowed ?? '', /2014 framework; national child protection inspection, 2024/)
  assert.match(
    format.get('result')?.allowed ?? '',
    /^no meaningful improvement; improved, not routine; routine; not routine/,
  )
  assert.match(format.get('result')?.means ?? '', /one of the inspectorate’s three words/)
})

test('the empty file and the example are read without fault, and both can be had from the form', async () => {
  for (const text of [emptyFile(), exampleFile()]) assert.deepEqual(readFile(text, programmeNames(standing)).errors, [])
  assert.equal(readFile(exampleFile(), programmeNames(standing)).register.recommendations.length, 1)
  const form = (await keeper.get('/register-file/files')).text
  assert.match(form, /Allowed values[\s\S]*time scale reason/)
  const offered = [...form.matchAll(/\/register-file-format\/\w+\.csv/g)].map(([path]) => path)
  assert.equal(new Set(offered).size, 2)
  for (const path of offered) {
    const file = await keeper.get(path)
    assert.match(file.type, /^text\/csv/)
    assert.match(file.text, /^item,inspection,reference/)
  }
  const looked = await keeper.api('/api/register-file/files', { text: exampleFile() })
  assert.match((await keeper.get(`/register-file/${JSON.parse(looked.text).recordId}`)).text, /Nothing is wrong/)
})

test('a cell that was refused is shown as it stood, and not as what it would have been taken for', async () => {
  const text = 'item,reference,title,kind,programme\ninspection,X-1,A report,initial,NCPI\nnonsense,X-2,,,'
  const looked = await keeper.api('/api/register-file/files', { text })
  const page = (await keeper.get(`/register-file/${JSON.parse(looked.text).recordId}`)).text
  const said = /What the rows say[\s\S]*/.exec(page)?.[0] ?? ''
  assert.match(said, /as written in the file[\s\S]*programme: NCPI/)
  assert.match(said, /item: nonsense/)
  assert.doesNotMatch(said, /2014 framework/)
})
